import type { Explanation } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { drawnDesk, wordsOf } from '../desk-fixture.tsx'
import { anIndicator } from '../members/member-fixture.ts'
import { anExplanation } from './explanation-fixture.ts'
import { Formula } from './formula.tsx'

function words(change: Partial<Explanation>): string {
  return wordsOf(drawnDesk('/37', <Formula explanation={{ ...anExplanation(), ...change }} />, {}))
}

describe(Formula, () => {
  it('writes a rate as a fraction, then every counter by its part with its sum', () => {
    expect(words({})).toBe(
      [
        'Giải quyết trước hạn + giải quyết đúng hạn 21.074 Hồ sơ đã giải quyết 21.486',
        'Công thức (resolved_early + resolved_on_time) / (resolved) × 100',
        'Tử số Giải quyết trước hạn 20.000 Giải quyết đúng hạn 1.074 Tổng 21.074',
        'Mẫu số Đã giải quyết 21.486',
      ].join(' '),
    )
  })

  it('writes a count as its counters, what is taken away with its sign', () => {
    const { reading, terms } = anExplanation()
    const [term] = terms
    if (term === undefined) throw new Error('no terms')
    const said = words({
      reading: { ...reading, value: 60, num: null, den: null },
      indicator: anIndicator({ formula: { sum: ['received', '-refused'] } }),
      formula: 'received − refused',
      terms: [
        { ...term, part: 'value', measure: 'received', amount: 100 },
        { ...term, part: 'value', measure: 'refused', sign: -1, amount: 40 },
      ],
    })
    expect(said).toBe('Công thức received − refused Từ số đếm Tiếp nhận 100 Từ chối tiếp nhận −40 Tổng 60')
  })

  it('writes a quantile with the count it stands on', () => {
    const { reading } = anExplanation()
    expect(words({ reading: { ...reading, num: null }, terms: [] })).toContain('Hồ sơ đã giải quyết 21.486')
  })
})
