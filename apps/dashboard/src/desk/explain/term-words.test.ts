import { describe, expect, it } from 'vitest'
import { anIndicator } from '../members/member-fixture.ts'
import { termPartsOf, termWords } from './term-words.ts'

const carried = anIndicator({ vi: 'Tồn kỳ trước chuyển sang', formula: { sum: ['open@start'] } })
const resolved = anIndicator({ vi: 'Đã giải quyết', formula: { sum: ['resolved_early', 'resolved_on_time'] } })

describe(termWords, () => {
  it.each([
    ['open', 'start', 'Tồn kỳ trước chuyển sang'],
    ['open', 'end', 'Đang giải quyết, cuối kỳ'],
    ['resolved_early', 'within', 'Giải quyết trước hạn'],
    ['never_heard_of', 'within', 'never_heard_of'],
  ] as const)('calls %s %s %j', (measure, take, words) => {
    expect(termWords({ measure, take }, [resolved, carried])).toBe(words)
  })
})

describe(termPartsOf, () => {
  it('adds up each part, with signs', () => {
    const term = { measure: 'received', take: 'within', sign: 1, amount: 0 } as const
    const parts = termPartsOf(
      [
        { ...term, part: 'denominator', amount: 300 },
        { ...term, part: 'numerator', amount: 100 },
        { ...term, part: 'numerator', amount: 40, sign: -1 },
      ],
      [],
    )
    expect(parts.map(({ part, total, lines }) => [part, total, lines.length])).toEqual([
      ['numerator', 60, 2],
      ['denominator', 300, 1],
    ])
  })

  it('keeps a sum as one part', () => {
    expect(termPartsOf([{ measure: 'open', part: 'value', take: 'end', sign: 1, amount: 7 }], [])).toEqual([
      { part: 'value', lines: [{ words: 'Đang giải quyết, cuối kỳ', amount: 7 }], total: 7 },
    ])
  })
})
