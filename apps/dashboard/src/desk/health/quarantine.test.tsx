import type { QuarantineAnswer } from '@toan-canh/contract'
import type * as ReactModule from 'react'
import { describe, expect, it, vi } from 'vitest'
import { wordsOf } from '../desk-fixture.tsx'
import { aSource } from '../sources/source-fixture.ts'
import { anOpen, drawnHealth, type HealthWorld } from './health-fixture.tsx'
import { operatorKey } from './operator-api.ts'
import { Quarantine } from './quarantine.tsx'
import { Dismissed, QuarantineActions } from './quarantine-actions.tsx'

/** There is no browser here: what a press would open starts open where a test asks for it. */
const pressed = vi.hoisted(() => ({ isOpen: false }))
vi.mock('react', async (original) => {
  const react = await original<typeof ReactModule>()
  const useState = (first: unknown) => react.useState(first === false ? pressed.isOpen : first)
  return { ...react, useState }
})

type Open = ReturnType<typeof anOpen>

function drawn(quarantine: Open[], world: HealthWorld = {}, isOpen = false): string {
  pressed.isOpen = isOpen
  const known = { sources: [aSource()], health: { batches: [], quarantine }, reminders: undefined }
  return drawnHealth(<Quarantine known={known} />, world)
}

const row: QuarantineAnswer['rows'][number] = {
  id: 7,
  place: 'trang 3, dòng 17',
  code: 'bad_date',
  reason: 'ngày 31/02 không có',
  fact: 'H42.05-251201-0007',
  at: '2025-12-05T07:30:00+07:00',
}
const answered = (rows: QuarantineAnswer['rows']): HealthWorld => ({
  rows: [{ source: 'mot-cua', code: 'bad_date', answer: { rows, next: null } }],
})

describe(Quarantine, () => {
  it('has words and no table when nothing lies there', () => {
    expect(wordsOf(drawn([]))).toBe('Cách ly Không có dòng nào bị cách ly.')
    expect(drawn([])).not.toContain('<table')
  })

  it('says source, reason, how many, since when and who must do what', () => {
    expect(wordsOf(drawn([anOpen()]))).toContain(
      'Một cửa điện tử ngày giờ không đọc được 1.234 07:05 01/12 Đơn vị chủ nguồn: sửa ở hệ thống nguồn',
    )
  })

  it.each([
    ['config', 'Người vận hành: bổ sung danh mục'],
    ['format', 'Người vận hành: sửa cách đọc'],
    ['transient', 'Chưa ai phải làm gì'],
  ] as const)('names who must act where the fault is %s', (owner, sentence) => {
    const said = wordsOf(drawn([anOpen({ owner })]))
    expect(said).toContain(sentence)
    expect(said).not.toContain('Đơn vị chủ nguồn')
  })

  it('keeps the order of the answer, and calls an unknown source and reason by their codes', () => {
    const said = wordsOf(drawn([anOpen({ source: 'camera', code: 'new' }), anOpen()]))
    expect(said).toMatch(/camera new 1\.234 .* Một cửa điện tử ngày giờ không đọc được/)
  })

  it('keeps the rows closed until they are asked for', () => {
    const html = drawn([anOpen()], answered([row]))
    expect(html).toContain('aria-expanded="false"')
    expect(html).toContain('aria-label="Xem dòng: Một cửa điện tử, Lý do ngày giờ không đọc được"')
    expect(html).not.toContain('trang 3')
  })
})

describe('the rows of a quarantine', () => {
  const shown = (world: HealthWorld, rest: Partial<Open> = {}) => drawn([anOpen(rest)], world, true)

  it('says where each row stands, which record, why and when, and can be closed', () => {
    const html = shown(answered([row]))
    expect(html).toContain('aria-expanded="true"')
    expect(html).toMatch(/aria-controls="quarantine-mot-cua-bad_date"[\s\S]*id="quarantine-mot-cua-bad_date"/)
    expect(wordsOf(html)).toContain(
      'Thu lại 1 dòng mới nhất Vị trí Mã hồ sơ Lý do Từ chối lúc ' +
        'trang 3, dòng 17 H42.05-251201-0007 ngày 31/02 không có 07:30',
    )
  })

  it('puts a dash where the record could not be read', () => {
    expect(wordsOf(shown(answered([{ ...row, fact: null }])))).toContain('dòng 17 — ngày 31/02')
  })

  it('does not speak of the newest where all are there', () => {
    expect(wordsOf(shown(answered([row]), { count: 1 }))).not.toContain('dòng mới nhất')
  })

  it('shows nothing of a row beyond its place, record, reason and time', () => {
    const careless = { ...row, name: 'Nguyễn Văn A', phone: '0912345678' }
    const html = shown(answered([careless]))
    expect(html).toContain('trang 3, dòng 17')
    expect(html).not.toContain('Nguyễn Văn A')
    expect(html).not.toContain('0912345678')
  })

  it('shows the rows of its own reason alone', () => {
    expect(shown(answered([row]), { code: 'missing' })).not.toContain('trang 3')
  })

  it('waits in words, and says why it failed', () => {
    expect(wordsOf(shown({}))).toContain('Thu lại Đang hỏi trung tâm …')
    const failed = [{ key: ['quarantine', 'mot-cua', 'bad_date'], why: 'Trung tâm trả lời 503' }]
    expect(wordsOf(shown({ failed }))).toContain('Không lấy được: Trung tâm trả lời 503. Hãy tải lại trang')
  })
})

describe(QuarantineActions, () => {
  it('stands with the rows that it is about, and does nothing without the code of an operator', () => {
    expect(drawn([anOpen()])).not.toContain('Hỏi lại nguồn')
    const html = drawn([anOpen()], {}, true)
    expect(html.match(/<button[^>]*disabled=""[^>]*>(?:Hỏi lại nguồn|Bỏ qua)</g)).toHaveLength(2)
    operatorKey.set('ma-van-hanh-thu-nghiem')
    expect(drawn([anOpen()], {}, true)).not.toContain('disabled=""')
    operatorKey.set('')
  })
})

describe(Dismissed, () => {
  it('says what was left out and why, to be opened again; nothing when nothing was', () => {
    const rows = [
      {
        source: 'mot-cua',
        code: 'unknown_unit',
        why: 'Đơn vị đã giải thể',
        count: 1_204,
        newest: '2025-12-05T07:00:00+07:00',
      },
    ]
    const part = (known: typeof rows | undefined) =>
      drawnHealth(<Dismissed rows={known} nameOf={() => 'Một cửa điện tử'} />, {})
    expect(wordsOf(part(rows))).toBe(
      'Đã bỏ qua: 1.204 dòng Một cửa điện tử đơn vị không có trong danh mục 1.204 Đơn vị đã giải thể Mở lại',
    )
    expect(part(undefined)).not.toContain('Đã bỏ qua')
  })
})
