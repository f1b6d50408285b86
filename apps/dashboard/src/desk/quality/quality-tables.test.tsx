import type { QualityAnswer, QualityCauses } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { drawnDesk, wordsOf } from '../desk-fixture.tsx'
import { CausesView } from './causes.tsx'
import { aSourceQuality } from './quality-fixture.ts'
import { QualityTables } from './quality-tables.tsx'

const noCauses: QualityCauses = { refused: [], contradictions: [], missing: [], broken: [] }

function words(parts: Partial<QualityAnswer>): string {
  const answer: QualityAnswer = {
    from: '2025-11-06',
    to: '2025-12-05',
    sources: [aSourceQuality()],
    units: [],
    ...parts,
  }
  return wordsOf(drawnDesk('/37/chat-luong', <QualityTables answer={answer} />, {}))
}

function causeWords(causes: Partial<QualityCauses>): string {
  return wordsOf(drawnDesk('/37/chat-luong', <CausesView causes={{ ...noCauses, ...causes }} />, {}))
}

describe(QualityTables, () => {
  it('says each share with its two halves, promises in hours', () => {
    const said = words({})
    expect(said).toContain('Một cửa điện tử DỮ LIỆU MẪU Giám đốc Trung tâm 97,4')
    expect(said).toContain('700 giờ / 720 giờ')
  })

  it('says of a promise that was kept for a minute so far how many seconds it was, and never nothing of nothing', () => {
    const young = (num: number, den: number) =>
      words({ sources: [aSourceQuality({ live: { num, den, value: num / den } })] })
    expect(young(12_000, 48_000)).toContain('25,0 % 12 giây / 48 giây')
    expect(young(0, 400)).toContain('0,0 % 0 giây / 1 giây')
    expect(young(60_000, 120_000)).toContain('1 phút / 2 phút')
  })

  it('never calls whole what is not, nor 0 what cannot be told', () => {
    const said = words({})
    expect(said).toContain('99,9 % 9.999 / 10.000')
    expect(said).toContain('— chưa hứa')
    expect(said).toContain('100 % 3 / 3')
  })

  it('shows the worst units first and the rest on request', () => {
    const units = Array.from({ length: 25 }, (_, index) => {
      const { valid, complete, clean, live, score } = aSourceQuality()
      return { unit: `${index}`, name: `Xã số ${index}`, valid, complete, clean, live, score }
    })
    const said = words({ units })
    expect(said).toContain('Xã số 19')
    expect(said).not.toContain('Xã số 20')
    expect(said).toContain('Xem thêm 5 đơn vị')
  })

  it('has words when no source has answered', () => {
    expect(words({ sources: [] })).toContain('Chưa có nguồn nào trả lời')
  })
})

describe(CausesView, () => {
  it('names each cause with its number and where to look', () => {
    expect(causeWords({ refused: [{ code: 'bad_date', count: 12, examples: ['page 3 row 17'] }] })).toBe(
      'Dòng bị từ chối 12 ngày giờ không đọc được ví dụ page 3 row 17',
    )
    expect(causeWords({ missing: [{ unit: '14329', name: 'Phường Hoa Lư' }] })).toBe(
      '1 đơn vị chưa có số liệu trong hạn Phường Hoa Lư',
    )
    expect(causeWords({ broken: [{ day: '2025-12-01', minutes: 90 }] })).toBe('Lời hứa bị phá 01/12 90 phút')
  })

  it('says so when there is none', () => {
    expect(causeWords({})).toContain('Không thấy điều gì')
  })
})
