import { describe, expect, it } from 'vitest'
import { type Lifecycle, dueWork, flagBits } from '../lifecycle.ts'
import { daySeconds, never, sampleDayOf } from '../sample-time.ts'
import { settingAt } from '../sample.fixture.ts'
import { eventsOf } from '../world/dossier-columns.ts'
import { drawDay } from './draw-day.ts'

const setting = settingAt(0.12)
const { workTime } = setting
/** 2 March to 30 April 2026. */
const days = Array.from({ length: 60 }, (_, index) => 213 + index).filter((day) => workTime.isWorkingDay(day))
const lives = days.flatMap((day) => drawDay(setting, day))
const received = lives.filter(({ received: at }) => at !== never)

function shareOf(some: readonly Lifecycle[], claim: (life: Lifecycle) => boolean): number {
  return some.filter(claim).length / some.length
}

function termOf({ procedure }: Lifecycle): number {
  return setting.procedureAt(procedure).termDays
}

describe(drawDay, () => {
  it('draws the same day twice alike, and another seed differently', () => {
    expect(drawDay(setting, 230)).toEqual(drawDay(setting, 230))
    expect(drawDay({ ...setting, seed: 38 }, 230)).not.toEqual(drawDay(setting, 230))
  })

  it('receives in office hours of its day, after the submission', () => {
    for (const life of received) {
      const time = life.received % daySeconds
      expect(workTime.isWorkingDay(sampleDayOf(life.received))).toBe(true)
      expect(time >= 7 * 3600 && time < 16.5 * 3600).toBe(true)
      expect(life.submitted).toBeLessThanOrEqual(life.received)
    }
  })

  it('keeps the steps of a life in order', () => {
    for (const life of lives.filter(({ detour }) => detour?.deletedAt === undefined || detour.deletedAt === never)) {
      const steps = [life.submitted, life.received, life.started, life.closed, life.delivered].filter(
        (at) => at !== never,
      )
      expect(steps).toEqual(steps.toSorted((a, b) => a - b))
      expect(Math.max(...eventsOf(life))).toBeLessThan(never)
      for (const { from, to } of life.detour?.pauses ?? []) {
        expect(from).toBeGreaterThan(life.started)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThan(life.closed)
      }
      if (life.paid !== never) expect(life.paid).toBeLessThan(life.closed)
    }
  })

  it('promises results at closing time, same-day ones today or, after 15:00, tomorrow', () => {
    for (const life of received) {
      const [day, dueDay] = [sampleDayOf(life.received), sampleDayOf(life.due)]
      expect(life.due % daySeconds).toBe(17 * 3600)
      const isAfternoon = life.received % daySeconds > 15 * 3600
      const days0 = termOf(life) === 0 ? Number(isAfternoon) : termOf(life)
      expect((workTime.worked(life.due) - workTime.worked(day * daySeconds)) / 28_800).toBe(days0 + 1)
      expect(workTime.isWorkingDay(dueDay)).toBe(true)
    }
  })

  it('never leaves a judgement to the rounding of minutes', () => {
    for (const life of received.filter(({ end, detour }) => end === 9 && detour?.reopened === undefined)) {
      expect(Math.abs(workTime.worked(life.closed) - dueWork(workTime, life))).toBeGreaterThanOrEqual(1700)
    }
  })

  it.each([
    ['online', 0.68, 0.82, (life: Lifecycle) => life.channel === 2],
    [
      'supplemented',
      0.03,
      0.05,
      (life: Lifecycle) => life.detour?.pauses.some(({ reason }) => reason === 'bo_sung') === true,
    ],
    ['supplemented twice', 0.0003, 0.004, (life: Lifecycle) => life.detour?.pauses.length === 2],
    ['withdrawn or stopped', 0.004, 0.012, (life: Lifecycle) => life.end !== 9],
    [
      'late',
      0.006,
      0.013,
      (life: Lifecycle) => life.end === 9 && workTime.worked(life.closed) > dueWork(workTime, life),
    ],
    ['moved', 0.0002, 0.002, (life: Lifecycle) => life.detour?.moved?.at !== undefined],
    ['re-opened', 0.000_03, 0.001, (life: Lifecycle) => life.detour?.reopened?.at !== undefined],
    ['deleted', 0.000_03, 0.001, (life: Lifecycle) => (life.detour?.deletedAt ?? never) !== never],
    ['digitised', 0.7, 0.95, (life: Lifecycle) => (life.flags & flagBits.digitised) !== 0],
    ['with reused parts', 0.4, 0.8, (life: Lifecycle) => (life.flags & flagBits.reused) !== 0],
    ['coded in the old form', 0.003, 0.02, (life: Lifecycle) => (life.flags & flagBits.oldCode) !== 0],
  ] as const)('has a believable share %s', (_, least, most, claim) => {
    expect(shareOf(received, claim)).toBeGreaterThan(least)
    expect(shareOf(received, claim)).toBeLessThan(most)
  })

  it('turns away one of a hundred before reception', () => {
    expect(shareOf(lives, ({ received: at, end }) => at === never && end === 3)).toBeCloseTo(0.01, 2)
  })

  it('is busiest from 8 to 10 and from 14 to 16', () => {
    const atHour = (hour: number) =>
      received.filter(({ received: at }) => Math.floor((at % daySeconds) / 3600) === hour).length
    for (const [busy, calm] of [[8, 7], [9, 10], [14, 13], [15, 16], [8, 11]] as const) expect(atHour(busy)).toBeGreaterThan(atHour(calm)) // prettier-ignore
    expect(atHour(12)).toBe(0)
  })

  it('lets people send at night and on rest days, and signs some results then', () => {
    expect(lives.some(({ submitted }) => submitted % daySeconds < 5 * 3600)).toBe(true)
    expect(
      lives.some(
        ({ submitted }) => !workTime.isWorkingDay(sampleDayOf(submitted)) && submitted % daySeconds > 20 * 3600,
      ),
    ).toBe(true)
    expect(lives.some(({ closed }) => !workTime.isWorkingDay(sampleDayOf(closed)))).toBe(true)
  })

  it('gives the land office more than any commune', () => {
    const land = setting.unitOfAgency('H42.05')
    const counts = Map.groupBy(received, ({ unit }) => unit)
    const largest = [...counts].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0]
    expect(largest).toBe(land)
  })
})
