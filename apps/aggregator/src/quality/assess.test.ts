import type { Unit } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { type Assessed, assessSource, assessUnits, missingUnits, toldWithin } from './assess.ts'

const aUnit = (code: string): Unit => ({
  code,
  name: `Xã ${code}`,
  type: 'commune',
  parent: null,
  validFrom: '2025-07-01',
  validTo: null,
  aliases: [],
})
const [a, b, c] = [aUnit('a'), aUnit('b'), aUnit('c')]
const aDay = (unit: string, day: number, changed: number, refused = 0, contradictory = 0) => ({
  source: 's',
  unit,
  day,
  changed,
  refused,
  contradictory,
})
const days = [aDay('a', 10, 30, 10, 3), aDay('b', 8, 50), aDay('', 10, 0, 10), aDay('c', 9, 20)]
const source: Assessed = {
  id: 's',
  name: 'Nguồn',
  owner: 'Chánh Văn phòng',
  isSample: false,
  expects: { units: [a, b, c], toldBy: toldWithin(days, 2) },
  firstDay: 8,
  facts: 200,
  contradictory: 10,
  days,
  promises: [
    { day: 8, keptMs: 50, brokenMs: 50 },
    { day: 9, keptMs: 100, brokenMs: 0 },
    { day: 10, keptMs: 75, brokenMs: 25 },
  ],
}
const span = { from: 8, to: 10 }

describe(assessSource, () => {
  it('tells each part with its two halves', () => {
    expect(assessSource(source, span)).toMatchObject({
      valid: { num: 100, den: 120 },
      complete: { num: 2, den: 3 },
      clean: { num: 190, den: 200, value: 0.95 },
      live: { num: 225, den: 300, value: 0.75 },
    })
  })

  it('tells the score of each day, a silent one without what nobody told', () => {
    const { trend } = assessSource(source, { from: 7, to: 8 })
    expect(trend).toEqual([
      { day: '1970-01-08', score: null },
      { day: '1970-01-09', score: ((1 + 1 / 3 + 1 + 0.5) / 4) * 100 },
    ])
  })

  it('asks for no unit where none was promised', () => {
    expect(assessSource({ ...source, expects: null }, span).complete).toEqual({ num: 0, den: 0, value: null })
  })
})

describe(missingUnits, () => {
  it('names the units that were not told of in time', () => {
    expect(missingUnits(source, 10)).toEqual([b])
    expect(missingUnits(source, 9)).toEqual([a])
  })
})

describe(assessUnits, () => {
  it('is about what was told of the unit, and about the promises of the sources that should have told', () => {
    expect(assessUnits([a, b], [source], span)).toMatchObject([
      {
        unit: 'a',
        valid: { num: 30, den: 40 },
        complete: { num: 1, den: 1 },
        clean: { num: 27, den: 30 },
        live: { num: 225, den: 300 },
      },
      { unit: 'b', valid: { num: 50, den: 50 }, complete: { num: 0, den: 1, value: 0 } },
    ])
  })
})
