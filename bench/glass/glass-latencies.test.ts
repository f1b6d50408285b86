import { describe, expect, it } from 'vitest'
import { glassLatencies } from './glass-latencies.ts'

const commits = [
  { seq: 5, committedAt: 1_000 },
  { seq: 6, committedAt: 1_010 },
  { seq: 9, committedAt: 1_400 },
]
const paint = (seq: number, heardAt: number, paintedAt: number, isChanged = true) => ({
  seq,
  heardAt,
  paintedAt,
  isChanged,
})

describe(glassLatencies, () => {
  it('takes for each commit the first picture that holds it or a later one', () => {
    const paints = [
      paint(4, 1_005, 1_020),
      paint(6, 1_100, 1_120),
      paint(9, 1_500, 1_530, false),
      paint(9, 1_600, 1_610),
    ]
    expect(glassLatencies(commits, { clock: [], paints })).toEqual({
      toHear: [100, 90, 100],
      toPaint: [120, 110, 130],
      toChange: [120, 110],
      missed: 0,
    })
  })

  it('tells by the clock of the server, by the quickest answer', () => {
    const clock = [
      { askedAt: 0, answeredAt: 400, serverAt: 9_000 },
      { askedAt: 500, answeredAt: 510, serverAt: 5_505 },
    ]
    const paints = [paint(9, 1_100 - 5_000, 1_120 - 5_000)]
    expect(glassLatencies([{ seq: 9, committedAt: 1_000 }], { clock, paints }).toPaint).toEqual([120])
  })

  it('counts what no picture showed, and takes no picture from before for it', () => {
    const { toPaint, missed } = glassLatencies(commits, { clock: [], paints: [paint(6, 1_100, 1_120)] })
    expect(toPaint).toEqual([120, 110])
    expect(missed).toBe(1)
  })
})
