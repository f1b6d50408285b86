import { describe, expect, it } from 'vitest'
import { type Lifecycle, dueWork } from '../lifecycle.ts'
import { never } from '../sample-time.ts'
import { settingAt } from '../sample.fixture.ts'
import { publishedCounts } from './published-counts.ts'
import { drawUntilPublished } from './published-month.ts'

const november = 92 * 86_400
const december = 122 * 86_400

function judged(scale: number, seed?: number) {
  const setting = settingAt(scale, seed)
  const lives = drawUntilPublished(setting)
  const within = lives.filter(({ received, closed }) => received < december && closed >= november)
  const isLate = (life: Lifecycle) => setting.workTime.worked(life.closed) > dueWork(setting.workTime, life)
  return { lives, within, isLate, setting }
}

function countsOf({ within, isLate }: ReturnType<typeof judged>) {
  const resolved = within.filter(({ closed }) => closed < december)
  const late = resolved.filter(isLate).length
  return { total: within.length, resolved: resolved.length, late, open: within.length - resolved.length }
}

describe(drawUntilPublished, () => {
  it.each([0.01, 0.1, 0.37, 1])(
    'has exactly the published counts at scale %f',
    (scale) => {
      expect(countsOf(judged(scale))).toEqual(publishedCounts(scale))
    },
    120_000,
  )

  it.each([0, 1, 2026, 123_456])('has them with seed %i too', (seed) => {
    expect(countsOf(judged(0.05, seed))).toEqual(publishedCounts(0.05))
  })

  it('lets nothing unusual touch the month', () => {
    const { within } = judged(0.1)
    const detours = within.map(({ detour }) => detour).filter((detour) => detour !== null)
    expect(detours.every(({ pauses }) => pauses.length <= 1 && pauses.every(({ to }) => to < december))).toBe(true)
    expect(
      detours.every(({ moved, reopened, deletedAt }) => moved === null && reopened === null && deletedAt === never),
    ).toBe(true)
    expect(within.every(({ end }) => end === 9)).toBe(true)
  })

  it('lets the land office and few communes hold most of what is late', () => {
    const { within, isLate } = judged(0.3)
    const perUnit = new Map<number, number>()
    for (const life of within.filter((each) => each.closed < december && isLate(each))) {
      perUnit.set(life.unit, (perUnit.get(life.unit) ?? 0) + 1)
    }
    const sorted = [...perUnit.values()].toSorted((a, b) => b - a)
    const sum = (parts: readonly number[]) => parts.reduce((left, right) => left + right, 0)
    expect(sum(sorted.slice(0, 13)) / sum(sorted)).toBeGreaterThan(0.7)
    expect(sorted.length).toBeGreaterThan(40)
  })

  it('shows nobody who was done before October', () => {
    const { lives } = judged(0.05)
    expect(lives.every(({ closed, detour }) => (detour?.reopened?.closed ?? closed) >= 61 * 86_400)).toBe(true)
  })
})
