import { periodAt } from '@toan-canh/calendar'
import { type Point, radarConfigSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { aPoint } from '../../fixture/drawn-board.tsx'
import { anIndicator } from '../../fixture/render-specimen.tsx'
import type { ToldState } from '../told-state.ts'
import type { Told } from '../use-latest.ts'
import { axesOf, stepOfAll } from './axes-of.ts'

const october = periodAt('month', 20_735)
const november = periodAt('month', 20_765)

function told(id: string, step: typeof october, points: { now: Point; before?: Point }): Told {
  const { now, before = null } = points
  const point = { ...now, v: now.v ?? 0 }
  return {
    indicator: anIndicator(id, { vi: `Nhóm ${id}`, short: `N ${id}` }),
    status: { kind: 'live' },
    latest: { step, point, before, values: [now.v], since: step, isOlder: true },
  }
}

const silent: Told = { indicator: anIndicator('c'), status: { kind: 'live' }, latest: null }
const config = radarConfigSchema.parse({
  axes: [
    { indicator: 'a', most: 10 },
    { indicator: 'b', most: 20, title: 'Hai' },
    { indicator: 'c', most: 30 },
  ],
})

function stateOf({ latest }: Told): ToldState {
  if (latest === null) return { state: { kind: 'empty', gap: 'no_data' }, level: 'unknown', note: '' }
  const { point } = latest
  return {
    state: { kind: 'value', point, level: point.l, isDimmed: false, isPartial: false },
    level: point.l,
    note: '',
  }
}

const expired = (each: Told): ToldState => {
  const known = stateOf(each)
  const { latest } = each
  return latest === null ? known : { ...known, state: { kind: 'expired', last: latest.point } }
}

describe(stepOfAll, () => {
  it('is the newest that any of them tells, and none while nobody tells one', () => {
    const of = [told('a', october, { now: aPoint(1) }), told('b', november, { now: aPoint(2) }), silent]
    expect(stepOfAll(of)?.id).toBe(november.id)
    expect(stepOfAll([silent])).toBeNull()
  })
})

describe(axesOf, () => {
  const first = told('a', november, { now: aPoint(8), before: aPoint(7) })
  const late = told('b', october, { now: aPoint(15), before: aPoint(14) })

  it('takes the name that is set, then the short one', () => {
    expect(axesOf(config, [first, late, silent], stateOf).map(({ title }) => title)).toEqual([
      'N a',
      'Hai',
      'Chỉ tiêu c',
    ])
  })

  it('leaves out what is told of an earlier step, and what is not told', () => {
    const axes = axesOf(config, [first, late, silent], stateOf)
    expect(axes.map(({ now, before, most }) => [now, before, most])).toEqual([
      [8, 7, 10],
      [null, null, 20],
      [null, null, 30],
    ])
  })

  it.each([
    ['another formula', aPoint(7, { f: '2025-01-01' })],
    ['a bound', aPoint(7, { o: '<' })],
    ['a part of the period', aPoint(7, { g: 'partial' })],
  ])('holds the value against no other that stands on %s', (_, before) => {
    const [axis] = axesOf(config, [told('a', november, { now: aPoint(8), before })], stateOf)
    expect([axis?.now, axis?.before]).toEqual([8, null])
  })

  it('draws nothing of what has expired', () => {
    expect(axesOf(config, [first], expired)[0]).toMatchObject({ now: null, before: null })
  })
})
