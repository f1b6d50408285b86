import type { Explanation } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { aRate, drawnDesk, sourcesWith, wordsOf } from '../desk-fixture.tsx'
import { anExplanation, explainedId } from './explanation-fixture.ts'
import { ExplainPanel } from './explain-panel.tsx'

const id = explainedId
const explanation = anExplanation()

function drawn(
  reading: string,
  answer: Explanation | null,
  topics = {},
): { readonly html: string; readonly words: string } {
  const html = drawnDesk('/37-SNNMT?ky=2025-11', <ExplainPanel reading={reading} />, {
    topics: { sources: sourcesWith(), ...topics },
    explanations: answer === null ? {} : { [reading]: answer },
  })
  return { html, words: wordsOf(html) }
}

const order = [
  'Tỷ lệ đúng hạn trên hồ sơ đã giải quyết · Sở Nông nghiệp và Môi trường · Tháng 11/2025',
  '98,08',
  'Theo dõi : dưới 99 %',
  'Giải quyết trước hạn + giải quyết đúng hạn 21.074',
  'Hồ sơ đã giải quyết 21.486',
  'Công thức',
  'Chủ chỉ tiêu Chánh Văn phòng UBND tỉnh',
  'Căn cứ Nghị định 118/2025/NĐ-CP',
  'Nguồn Một cửa điện tử',
  'Lúc sự việc 23:59:59 30/11/2025',
  'Lúc nhận 00:20:00 01/12/2025',
  'Mẻ 12: 1.200 dòng, 30 thay đổi, 2 cách ly',
  'Lúc vẽ 08:15:00 05/12/2025',
  'Cách tính khác',
  `Mã trị số ${id}`,
  '1 hồ sơ trong phạm vi này (chỉ mã)',
  'H42.05-251103-0007',
] as const

describe(ExplainPanel, () => {
  it('says everything, always in the same order', () => {
    const words = drawn(id, explanation).words.replaceAll('Theo dõi:', 'Theo dõi :')
    const places = order.map((part) => [part, words.indexOf(part)] as const)
    expect(places.filter(([, at]) => at < 0)).toEqual([])
    expect(places.map(([, at]) => at)).toEqual(places.map(([, at]) => at).toSorted((a, b) => a - b))
  })

  it('shows of an index its parts and what reckoning again gives, or why nobody can', () => {
    const index = {
      set: 'Bộ 766',
      basis: 'Quyết định 766',
      max: 20,
      parts: [{ code: 'A', vi: 'Công bố đúng hạn', max: 6 }],
      recomputed: 18.984,
      why: null,
    }
    const again = drawn(id, { ...explanation, index }).words
    expect(again).toContain('Bộ 766, tối đa 20 điểm')
    expect(again).toContain('Công bố đúng hạn: tối đa 6 điểm')
    expect(again).toContain('Tính lại để đối chiếu: 18,98 điểm')
    const told = { code: 'A', vi: 'Công bố đúng hạn', max: 6, score: 5.625, num: 60, den: 64 }
    const scored = drawn(id, { ...explanation, index: { ...index, parts: [told] } }).words
    expect(scored).toContain('Công bố đúng hạn: 5,63 điểm (60 / 64), tối đa 6 điểm')
    const unknown = drawn(id, { ...explanation, index: { ...index, recomputed: null, why: 'công thức chưa rõ' } }).words
    expect(unknown).toContain('Không tính lại: công thức chưa rõ')
    expect(drawn(id, explanation).words).not.toContain('Bộ chỉ số')
  })

  it('shows the other ways to count with their denominators', () => {
    const { words } = drawn(id, explanation, {
      'reading/tthc.on_time_rate/37-SNNMT/2025-11': { '': aRate(21_074, 21_486) },
      'reading/tthc.on_time_rate_766/37-SNNMT/2025-11': { '': aRate(90, 100) },
    })
    expect(words).toContain('Theo Quyết định 766 90,00 % 90 / 100 hồ sơ đã giải quyết')
  })

  it('says why a number moved when both periods are whole', () => {
    const { words } = drawn(id, explanation, {
      'breakdown/tthc.on_time_rate/37-SNNMT/2025-11/field': { 'dat-dai': aRate(90, 100), 'y-te': aRate(100, 100) },
      'breakdown/tthc.on_time_rate/37-SNNMT/2025-10/field': { 'dat-dai': aRate(96, 100), 'y-te': aRate(100, 100) },
    })
    expect(words).toContain('Vì sao giảm 3,00 điểm so với T10 Đất đai −3,00 Y tế 0,00')
  })

  it('shows the assets behind a number with their stretches', () => {
    const stretches = [
      { state: 'up', from: '2025-12-05T06:00:00+07:00', to: '2025-12-05T07:20:00+07:00' },
      { state: 'down', from: '2025-12-05T07:20:00+07:00', to: null },
    ] as const
    const records = [{ id: 'CAM-00005', unit: '37-SNNMT', state: 'down', stretches: [...stretches] }]
    const { words } = drawn(id, { ...explanation, records })
    expect(words).toContain('1 thiết bị trong phạm vi này (chỉ mã)')
    expect(words).toContain('mất tín hiệu 07:20 – nay')
    expect(words).toContain('đang hoạt động 06:00 – 07:20')
  })

  it('says who entered a number, who approved it, and until when it holds, by which it ages', () => {
    const entered = {
      by: 'Chuyên viên cấp xã',
      approvedBy: 'Trưởng phòng Lao động',
      at: '2025-12-03T09:00:00+07:00',
      expiresAt: '2026-01-15T00:00:00+07:00',
    }
    const reading = { ...explanation.reading, entered, freshness: 'lost' } as const
    const lost = { sources: sourcesWith({ freshness: 'lost' }) }
    const { words, html } = drawn(id, { ...explanation, reading }, lost)
    expect(words).toContain('Đo đếm từ dữ kiện')
    expect(words).toContain(
      'Nhập tay Chuyên viên cấp xã nhập Trưởng phòng Lao động duyệt lúc 09:00:00 03/12/2025 Hết hạn từ 00:00:00 15/01/2026',
    )
    expect(html).not.toMatch(/explain-value" data-dimmed/)
    const expired = { ...reading, entered: { ...entered, expiresAt: '2025-12-04T00:00:00+07:00' } }
    expect(drawn(id, { ...explanation, reading: expired }).html).toMatch(/explain-value" data-dimmed/)
  })

  it('names the units of a partial number and the version of its formula', () => {
    const reading = { ...explanation.reading, missing: { units: 2, of: 9 }, formulaFrom: '2025-07-01' }
    const { words } = drawn(id, { ...explanation, reading })
    expect(words).toContain('thiếu 2/9 đơn vị · cách tính từ 01/07/2025')
  })

  it('says why there is no value, and gives no level', () => {
    const reading = {
      ...explanation.reading,
      value: null,
      num: 0,
      den: 0,
      gap: 'no_denominator',
      level: 'unknown',
    } as const
    const { words } = drawn(id, { ...explanation, reading })
    expect(words).toContain('Mẫu số còn trống')
    expect(words).not.toContain('dưới 99')
  })

  it('takes the level from a number over incomplete history', () => {
    const reading = { ...explanation.reading, gap: 'history_incomplete', level: 'unknown' } as const
    expect(drawn(id, { ...explanation, reading }).words).toMatch(/Không xếp mức ?: lịch sử chưa nạp xong/)
  })

  it('waits for the answer', () => {
    const { html } = drawn(id, null)
    expect(html).toContain('aria-busy="true"')
  })

  it('says that an id cannot be read', () => {
    expect(drawn('nonsense', null).words).toContain('Mã trị số không đọc được')
  })
})
