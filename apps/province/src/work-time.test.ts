import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { instantOfSampleMs, originDay, sampleDays } from './sample-time.ts'
import { calendar } from './sample.fixture.ts'
import { createWorkTime, officeHours, workDaySeconds } from './work-time.ts'

const workTime = createWorkTime(calendar.isWorkingDay)
const anySecond = fc.integer({ min: 0, max: 700 * 86_400 })

describe(createWorkTime, () => {
  it('measures the working time of the calendar', () => {
    fc.assert(
      fc.property(anySecond, anySecond, (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const minutes = Math.trunc((workTime.worked(to) - workTime.worked(from)) / 60)
        expect(minutes).toBe(
          calendar.workingMinutesBetween(instantOfSampleMs(from * 1000), instantOfSampleMs(to * 1000)),
        )
      }),
    )
  })

  it('finds the second at which work has passed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 * workDaySeconds }), (worked) => {
        expect(workTime.worked(workTime.at(worked))).toBe(worked)
        expect(workTime.worked(workTime.until(worked))).toBe(worked)
        expect(workTime.until(worked)).toBeLessThanOrEqual(workTime.at(worked))
      }),
    )
  })

  it('ends a day at closing time and begins the next at opening time', () => {
    const monday = 3 + 91
    const end = workTime.worked(monday * 86_400) + workDaySeconds
    expect(workTime.until(end) % 86_400).toBe(officeHours.closing)
    expect(workTime.at(end) % 86_400).toBe(officeHours.opening)
  })

  it('steps over the holidays of Tết 2026', () => {
    const lastBefore = 20_497 - originDay
    expect(workTime.dayAfter(lastBefore)).toBe(20_507 - originDay)
    expect(workTime.dayBefore(20_507 - originDay)).toBe(lastBefore)
  })

  it('refuses days beyond the end of the sample', () => {
    expect(() => workTime.isWorkingDay(sampleDays + 1)).toThrow(RangeError)
  })
})
