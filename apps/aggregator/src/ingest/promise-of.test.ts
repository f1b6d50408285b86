import { describe, expect, it } from 'vitest'
import { promiseOf } from './promise-of.ts'

const minute = 60_000

describe(promiseOf, () => {
  it.each([
    ['a cadence more, when no hour is promised', { cadenceSeconds: 60, dueHour: null }, 1],
    ['an hour past the due hour', { cadenceSeconds: 86_400, dueHour: '17:00' }, 60],
    ['as long as told', { cadenceSeconds: 60, dueHour: null, toleranceSeconds: 0 }, 0],
  ])('tolerates %s', (_, promise, minutes) => {
    expect(promiseOf(promise).toleranceMs).toBe(minutes * minute)
  })

  it.each([
    ['a day, when asked every minute', { cadenceSeconds: 60 }, 24 * 60],
    ['thirty days, when daily', { cadenceSeconds: 86_400 }, 30 * 24 * 60],
    ['as long as told', { cadenceSeconds: 60, expirySeconds: 7_200 }, 120],
    ['not before the source is lost', { cadenceSeconds: 3_600, expirySeconds: 60 }, 600],
  ])('lets a number expire after %s', (_, promise, minutes) => {
    expect(promiseOf({ dueHour: null, ...promise }).expiresMs).toBe(minutes * minute)
  })
})
