import { fixedClock } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { Pace } from './pace.ts'

describe(Pace, () => {
  it('tells rows a second and the time left at the mean pace of this run, from the second batch on', () => {
    const clock = fixedClock(0)
    const pace = new Pace(clock.now)
    const at = (rows: number, done: number) => pace.after({ rows, done, total: 10_000, isLast: false })
    expect(at(500, 5_000)).toEqual({ rowsPerSecond: null, secondsLeft: null })
    clock.advance(10_000)
    expect(at(1_500, 6_000)).toEqual({ rowsPerSecond: 100, secondsLeft: 40 })
    clock.advance(30_000)
    expect(at(4_500, 9_000)).toEqual({ rowsPerSecond: 100, secondsLeft: 10 })
  })

  it.each([
    ['the upstream tells no total', { total: null, done: 5, isLast: false }],
    ['nothing is known to be done', { total: 5, done: null, isLast: false }],
    ['it was the last batch', { total: 5, done: 5, isLast: true }],
    ['nothing has moved', { total: 5, done: 1, isLast: false }],
  ])('says nothing of the time left when %s', (_, batch) => {
    const clock = fixedClock(0)
    const pace = new Pace(clock.now)
    pace.after({ rows: 1, total: 5, done: 1, isLast: false })
    clock.advance(1_000)
    expect(pace.after({ rows: 3, ...batch })).toEqual({ rowsPerSecond: 2, secondsLeft: null })
  })

  it('promises nothing when there is more than was told, or another file waits', () => {
    const clock = fixedClock(0)
    const pace = new Pace(clock.now)
    pace.after({ rows: 1, total: 5, done: 1, isLast: false })
    clock.advance(1_000)
    expect(pace.after({ rows: 9, total: 5, done: 9, isLast: false }).secondsLeft).toBeNull()
  })

  it('says nothing when no time has passed', () => {
    const pace = new Pace(() => 0)
    pace.after({ rows: 1, total: 5, done: 1, isLast: false })
    expect(pace.after({ rows: 2, total: 5, done: 2, isLast: false })).toEqual({
      rowsPerSecond: null,
      secondsLeft: null,
    })
  })
})
