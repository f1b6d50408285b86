import { at, dayAt } from '@toan-canh/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { promiseTime } from './promise-time.ts'

const hourMs = 3_600_000
const from = at('2026-03-02 22:00')

describe(promiseTime, () => {
  it.each([
    [
      'kept all the time',
      '2026-03-03 03:00',
      [
        [2, 2, 0],
        [3, 1, 0],
      ],
    ],
    [
      'broken in between',
      '2026-03-02 23:00',
      [
        [2, 1, 1],
        [3, 0, 1],
      ],
    ],
    [
      'broken from the start',
      '2026-03-01 00:00',
      [
        [2, 0, 2],
        [3, 0, 1],
      ],
    ],
  ] as const)('tells a promise %s by day', (_, heldUntil, days) => {
    expect(promiseTime({ from, to: at('2026-03-03 01:00'), heldUntil: at(heldUntil) })).toEqual(
      days.map(([day, kept, broken]) => ({
        day: dayAt(`2026-03-0${day}`),
        keptMs: kept * hourMs,
        brokenMs: broken * hourMs,
      })),
    )
  })

  it('adds up to the whole time, whatever it is cut into', () => {
    const length = fc.integer({ min: 0, max: 100 * hourMs })
    fc.assert(
      fc.property(length, length, length, (first, second, held) => {
        const [middle, to, heldUntil] = [from + first, from + first + second, from + held]
        const parts = [...promiseTime({ from, to: middle, heldUntil }), ...promiseTime({ from: middle, to, heldUntil })]
        const sums = (times: ReturnType<typeof promiseTime>) => [
          times.reduce((sum, each) => sum + each.keptMs, 0),
          times.reduce((sum, each) => sum + each.brokenMs, 0),
        ]
        expect(sums(parts)).toEqual(sums(promiseTime({ from, to, heldUntil })))
        expect((sums(parts)[0] ?? 0) + (sums(parts)[1] ?? 0)).toBe(to - from)
      }),
    )
  })
})
