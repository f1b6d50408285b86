import { isoDay, parseDay, weekdayOf } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { type SampleDay, originDay } from '../sample-time.ts'
import { settingAt } from '../sample.fixture.ts'
import { expectedReceptions } from './daily-volume.ts'

const { workTime, seed } = settingAt(1)

function dayOf(iso: string): SampleDay {
  return (parseDay(iso) ?? 0) - originDay
}

function volumes(from: string, to: string): { readonly day: SampleDay; readonly count: number }[] {
  const days = Array.from({ length: dayOf(to) - dayOf(from) + 1 }, (_, index) => dayOf(from) + index)
  return days
    .filter((day) => workTime.isWorkingDay(day))
    .map((day) => ({ day, count: expectedReceptions(workTime, { day, seed }) }))
}

function meanOf(counts: readonly { readonly count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0) / counts.length
}

describe(expectedReceptions, () => {
  it('makes about 2.9 million from October 2025 to 21 November 2026', () => {
    const total = volumes('2025-10-01', '2026-11-21').reduce((sum, { count }) => sum + count, 0)
    expect(total).toBeGreaterThan(2_780_000)
    expect(total).toBeLessThan(3_020_000)
  })

  it('is highest on Mondays and lowest on Fridays', () => {
    const year = volumes('2025-10-01', '2026-09-30')
    const byWeekday = [1, 2, 3, 4, 5].map((weekday) =>
      meanOf(year.filter(({ day }) => weekdayOf(originDay + day) === weekday)),
    )
    expect(byWeekday.toSorted((a, b) => b - a)).toEqual(byWeekday)
    expect((byWeekday[0] ?? 0) / (byWeekday[4] ?? 1)).toBeGreaterThan(1.15)
  })

  it('sinks around Tết and only there', () => {
    const usual = meanOf(volumes('2026-03-09', '2026-03-20'))
    expect(meanOf(volumes('2026-02-12', '2026-02-13')) / usual).toBeLessThan(0.75)
    expect(meanOf(volumes('2026-02-23', '2026-02-24')) / usual).toBeLessThan(0.75)
    const others = volumes('2026-04-01', '2026-11-21').filter(({ day }) => weekdayOf(originDay + day) < 6)
    for (const { day, count } of others) expect(count / usual, isoDay(originDay + day)).toBeGreaterThan(0.75)
  })

  it('differs by seed', () => {
    const day = dayOf('2026-05-05')
    expect(expectedReceptions(workTime, { day, seed: 1 })).not.toBe(expectedReceptions(workTime, { day, seed: 2 }))
  })
})
