import { describe, expect, it } from 'vitest'
import { type Chance, createChance } from '../chance.ts'
import { closingOutOfHours } from './closing-out-of-hours.ts'
import { counterTime, eveningTime, queueTime, restDayTime } from './day-rhythm.ts'

const hour = 3600

function draws(draw: (chance: Chance) => number): number[] {
  const chance = createChance(5)
  return Array.from({ length: 20_000 }, () => draw(chance))
}

describe('the rhythm of a day', () => {
  it.each([
    ['at the counter', counterTime, 7, 16.5],
    ['on a rest day', restDayTime, 0, 24],
    ['in the evening and night', eveningTime, 17, 31],
    ['from the queue', (chance: Chance) => queueTime(chance, 2.5), 7, 9.6],
  ] as const)('%s stays within its hours', (_, draw, from, to) => {
    const times = draws(draw)
    expect(Math.min(...times)).toBeGreaterThanOrEqual(from * hour)
    expect(Math.max(...times)).toBeLessThan(to * hour)
    expect(times.every(Number.isInteger)).toBe(true)
  })

  it('leaves nobody at the counter at noon', () => {
    expect(draws(counterTime).some((time) => time >= 11.5 * hour && time < 13.5 * hour)).toBe(false)
  })

  it('sleeps at night: fewer between 1 and 5 than in any hour after breakfast', () => {
    const times = draws(restDayTime)
    const within = (from: number, to: number) => times.filter((time) => time >= from * hour && time < to * hour).length
    expect(within(1, 5)).toBeGreaterThan(0)
    expect(within(1, 5)).toBeLessThan(within(8, 9))
  })
})

describe(closingOutOfHours, () => {
  const regular = 10 * 86_400 + 9 * hour
  it('moves a few ends out of office hours, later, and never beyond what is allowed', () => {
    const latest = regular + 36 * hour
    const moved = draws((chance) => closingOutOfHours(chance, { regular, latest })).filter((end) => end !== regular)
    expect(moved.length / 20_000).toBeGreaterThan(0.05)
    expect(moved.length / 20_000).toBeLessThan(0.15)
    expect(moved.every((end) => end > regular && end < latest)).toBe(true)
  })
  it('leaves an end alone that has no room', () => {
    expect(
      draws((chance) => closingOutOfHours(chance, { regular, latest: regular + hour })).every((end) => end === regular),
    ).toBe(true)
  })
})
