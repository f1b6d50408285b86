import { fixedClock } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { HistoryPace } from './history-pace.ts'

describe(HistoryPace, () => {
  it('tells the time left at the mean pace of this run, from the second batch on', () => {
    const clock = fixedClock(0)
    const pace = new HistoryPace(clock.now)
    expect(pace.secondsLeft({ total: 10_000, done: 5_000, isLast: false })).toBeNull()
    clock.advance(10_000)
    expect(pace.secondsLeft({ total: 10_000, done: 6_000, isLast: false })).toBe(40)
    clock.advance(30_000)
    expect(pace.secondsLeft({ total: 10_000, done: 9_000, isLast: false })).toBe(10)
  })

  it.each([
    ['the upstream tells no total', { total: null, done: 5, isLast: false }],
    ['nothing is known to be done', { total: 5, done: null, isLast: false }],
    ['it was the last batch', { total: 5, done: 5, isLast: true }],
    ['nothing has moved', { total: 5, done: 1, isLast: false }],
  ])('says nothing when %s', (_, batch) => {
    const clock = fixedClock(0)
    const pace = new HistoryPace(clock.now)
    pace.secondsLeft({ total: 5, done: 1, isLast: false })
    clock.advance(1_000)
    expect(pace.secondsLeft(batch)).toBeNull()
  })

  it('says nothing when no time has passed', () => {
    const pace = new HistoryPace(() => 0)
    pace.secondsLeft({ total: 5, done: 1, isLast: false })
    expect(pace.secondsLeft({ total: 5, done: 2, isLast: false })).toBeNull()
  })
})
