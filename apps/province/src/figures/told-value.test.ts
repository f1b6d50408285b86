import { dayOf, parseDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import type { Column } from './figure-table.ts'
import { type Telling, toldValue } from './told-value.ts'

const place = { code: '12345', name: 'Xã mẫu', lon: null, lat: null, people: 20_000 }
const firstDay = parseDay('2026-01-01') ?? 0
const days = Array.from({ length: 365 }, (_, index) => firstDay + index)

function telling(columns: Readonly<Record<string, Column>>, changes: Partial<Telling> = {}): Telling {
  const usual = { seed: 37, system: 'mau', from: firstDay, step: 0, kindShare: 1, isRestDay: false, revision: 0 }
  return { ...usual, place, columns, ...changes }
}

function ofYear(column: Column, changes: Partial<Telling> = {}): number[] {
  return days.map((from) => toldValue('n', telling({ n: column }, { ...changes, from })))
}

const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0)

describe(toldValue, () => {
  it('tells the same number whenever it is asked, and others for another seed, system, place or day', () => {
    const column = { value: 100_000, noise: 0.3 }
    const told = ofYear(column)
    expect(ofYear(column)).toEqual(told)
    expect(ofYear(column, { seed: 38 })).not.toEqual(told)
    expect(ofYear(column, { system: 'khac' })).not.toEqual(told)
    expect(ofYear(column, { place: { ...place, code: '12346' } })).not.toEqual(told)
    expect(new Set(told).size).toBeGreaterThan(300)
  })

  it('tells two measurements of one day apart', () => {
    const columns = { n: { value: 100_000, noise: 0.3 } }
    expect(toldValue('n', telling(columns, { step: 1 }))).not.toBe(toldValue('n', telling(columns, { step: 2 })))
  })

  it('tells exactly what is expected where there is no noise', () => {
    expect(toldValue('n', telling({ n: { value: 151, noise: 0 } }))).toBe(151)
    expect(toldValue('n', telling({ n: { perThousand: 3.4, noise: 0 } }))).toBe(68)
    expect(toldValue('n', telling({ n: { value: 200, noise: 0 } }, { kindShare: 0.25 }))).toBe(50)
  })

  it('stays within its noise, and the noise goes both ways', () => {
    const told = ofYear({ value: 10_000, noise: 0.1 })
    expect(Math.min(...told)).toBeGreaterThanOrEqual(8500)
    expect(Math.max(...told)).toBeLessThanOrEqual(11_500)
    expect(Math.max(...told) - Math.min(...told)).toBeGreaterThan(1500)
  })

  it('counts in whole numbers, and never below none however great the noise', () => {
    const told = ofYear({ value: 3, noise: 1.8 })
    expect(told.every((each) => Number.isInteger(each) && each >= 0)).toBe(true)
    expect(told).toContain(0)
    expect(Math.max(...told)).toBeGreaterThan(3)
  })

  it('tells half a case a day as one on about every other day', () => {
    const told = ofYear({ value: 0.5, noise: 0.01 })
    expect(new Set(told)).toEqual(new Set([0, 1]))
    expect(sum(told)).toBeGreaterThan(140)
    expect(sum(told)).toBeLessThan(225)
  })

  it('rounds to the digits of the column', () => {
    const told = ofYear({ value: 2.3, noise: 0.1, digits: 2 })
    expect(told.every((each) => Number(each.toFixed(2)) === each)).toBe(true)
    expect(told.some((each) => Number(each.toFixed(1)) !== each)).toBe(true)
  })

  it('never tells more of a part than of its whole, so that a share lies from 0 to 100', () => {
    const columns = {
      whole: { value: 40, noise: 0.5 },
      part: { of: 'whole', share: 0.97, noise: 0.6 },
      less: { of: 'part', share: 0.5, noise: 0.9 },
    }
    const shares = days.map((from) => {
      const [whole, part, less] = ['whole', 'part', 'less'].map((name) => toldValue(name, telling(columns, { from })))
      expect(less).toBeGreaterThanOrEqual(0)
      expect(less).toBeLessThanOrEqual(part ?? -1)
      return (100 * (part ?? Number.NaN)) / (whole ?? Number.NaN)
    })
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
    expect(Math.min(...shares)).toBeLessThan(80)
    expect(Math.max(...shares)).toBe(100)
  })

  it('takes the whole as it is told, so that a part does not shrink twice with a kind or a day off', () => {
    const columns = {
      whole: { value: 1000, rest: 0.5, noise: 0 },
      part: { of: 'whole', share: 0.5, rest: 0.5, noise: 0 },
    }
    const on = telling(columns, { kindShare: 0.4, isRestDay: true })
    expect(toldValue('whole', on)).toBe(200)
    expect(toldValue('part', on)).toBe(100)
  })

  it('grows from year to year and shrinks where growth is negative', () => {
    const at = (growth: number, day: string) =>
      toldValue('n', telling({ n: { value: 1000, growth, noise: 0 } }, { from: parseDay(day) ?? 0 }))
    expect(at(0.1, '2025-01-01')).toBe(1000)
    expect(at(0.1, '2027-01-01')).toBe(1210)
    expect(at(-0.1, '2026-01-01')).toBe(900)
  })

  it('is highest in the middle of the year where the season says so', () => {
    const at = (day: string) =>
      toldValue('n', telling({ n: { value: 1000, season: 0.2, noise: 0 } }, { from: parseDay(day) ?? 0 }))
    expect(at('2026-01-01')).toBe(800)
    expect(at('2026-07-01')).toBe(1200)
  })

  it('has less or more on a day off', () => {
    const at = (rest: number) => toldValue('n', telling({ n: { value: 1000, rest, noise: 0 } }, { isRestDay: true }))
    expect([at(0), at(0.3), at(2.1)]).toEqual([0, 300, 2100])
  })

  it('differs in a revision, by half a hundredth at most', () => {
    const first = ofYear({ value: 1_000_000 })
    const revised = ofYear({ value: 1_000_000 }, { revision: 1 })
    const ratios = revised.map((each, index) => each / (first[index] ?? Number.NaN))
    expect(ratios.filter((each) => each !== 1).length).toBeGreaterThan(350)
    expect(Math.min(...ratios)).toBeGreaterThan(0.9949)
    expect(Math.max(...ratios)).toBeLessThan(1.0051)
  })

  it('says which column of which system is missing', () => {
    const on = telling({ part: { of: 'nothing' } }, { from: dayOf(Date.parse('2026-03-01T00:00:00Z')) })
    expect(() => toldValue('part', on)).toThrow('mau has no column nothing')
  })
})
