import { parsePeriod } from '@toan-canh/calendar'
import { relativePeriods, type Scene, type Wall, type WallOrder } from '@toan-canh/contract'
import { outputsOf } from '@toan-canh/live'
import type { Catalogue } from '../catalogue/load-catalogue.ts'
import { WallRefusal } from './wall-refusal.ts'

type Known = Pick<Catalogue, 'boards' | 'register'>

function checkUnit(code: string | undefined, { register }: Known): void {
  if (code !== undefined && register.find(code) === undefined)
    throw new WallRefusal('unknown_unit', `Không có đơn vị ${code}; hãy chọn trong danh sách đơn vị.`)
}

function checkScene(scene: Scene, known: Known): void {
  if (!known.boards.has(scene.board))
    throw new WallRefusal('not_found', `Không có bảng ${scene.board}; danh sách ở /api/v1/boards.`)
  const { period } = scene
  if (period !== undefined && !relativePeriods.some((each) => each === period) && parsePeriod(period) === null)
    throw new WallRefusal('bad_request', `Kỳ ${period} không có; hãy viết như 2026-11 hoặc this-month.`)
  checkUnit(scene.unit, known)
  checkUnit(scene.map?.unit, known)
}

/** Refuses an order that names what is not there, before it is laid over a wall. */
export function checkOrder(wall: Wall, order: WallOrder, known: Known): void {
  if (order.kind === 'alarm') checkUnit(order.unit, known)
  if (order.kind === 'point' && 'unit' in order.target) checkUnit(order.target.unit, known)
  if (order.kind === 'reload' && order.output !== null && !outputsOf(wall).some(({ id }) => id === order.output))
    throw new WallRefusal('not_found', `Tường ${wall.id} không có màn ${order.output}.`)
  if (order.kind !== 'take-over') return
  const { show } = order
  if (!('programme' in show)) checkScene(show, known)
  else if (!wall.programmes.some(({ id }) => id === show.programme))
    throw new WallRefusal('not_found', `Tường ${wall.id} không có lịch phát ${show.programme}.`)
}
