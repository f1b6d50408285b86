import { fileURLToPath } from 'node:url'
import type { WallOrder } from '@toan-canh/contract'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Catalogue, loadCatalogue } from '../catalogue/load-catalogue.ts'
import { checkOrder } from './check-order.ts'

const root = fileURLToPath(new URL('../../../../catalogue', import.meta.url))
let catalogue: Catalogue

beforeAll(async () => {
  catalogue = await loadCatalogue(root)
})

function judge(order: WallOrder): string {
  const wall = catalogue.walls.get('dieu-hanh')
  if (wall === undefined) throw new Error('the catalogue has no wall dieu-hanh')
  try {
    checkOrder(wall, order, catalogue)
    return 'ok'
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
const show = (scene: Extract<WallOrder, { kind: 'take-over' }>['show']): WallOrder => ({
  kind: 'take-over',
  show: scene,
  reason: 'Xem',
  seconds: 60,
})

describe(checkOrder, () => {
  it.each([
    [show({ board: 'dossiers' })],
    [show({ board: 'dossiers', unit: '14329', period: 'last-month', map: { unit: '14329' } })],
    [show({ board: 'dossiers', period: '2026-Q3' })],
    [show({ programme: 'ngay-thuong' })],
    [{ kind: 'reload', output: 'r2c3' }],
    [{ kind: 'reload', output: null }],
    [{ kind: 'point', target: { tile: 'nobody-knows' }, seconds: 30 }],
    [{ kind: 'end', span: '1' }],
  ] satisfies [WallOrder][])('lets pass %j', (order) => {
    expect(judge(order)).toBe('ok')
  })

  it.each([
    [show({ board: 'nowhere' }), 'Không có bảng nowhere; danh sách ở /api/v1/boards.'],
    [show({ board: 'dossiers', period: '2026-13' }), 'Kỳ 2026-13 không có; hãy viết như 2026-11 hoặc this-month.'],
    [show({ board: 'dossiers', map: { unit: '1' } }), 'Không có đơn vị 1; hãy chọn trong danh sách đơn vị.'],
    [show({ programme: 'nowhere' }), 'Tường dieu-hanh không có lịch phát nowhere.'],
    [{ kind: 'reload', output: 'r3c1' }, 'Tường dieu-hanh không có màn r3c1.'],
  ] satisfies [WallOrder, string][])('refuses %j in one sentence that says what to do', (order, sentence) => {
    expect(judge(order)).toBe(sentence)
  })
})
