import { periodAt } from '@toan-canh/calendar'
import { assetStates, type Slice } from '@toan-canh/contract'
import {
  type AssetHistory,
  arbitraryAssetHistory,
  assetDays,
  assetDimensions,
  assetOracle,
  smallProvince,
  unitsWithCases,
} from '@toan-canh/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AssetStore, cameras, slotOf } from '../assets/asset-store.fixture.ts'
import { sumsOf, valueFrom } from '../readings/read-cells.fixture.ts'
import { sumWithAreas } from '../readings/sum-with-areas.ts'
import type { Reach } from '../definitions/definitions.ts'
import { allUnits, lawTimeoutMs } from './played-history.fixture.ts'

/** Lets a store live through a history, batch by batch, while time goes on. */
function played({ versions, perBatch, from, end }: AssetHistory, ticks = true): AssetStore {
  const store = new AssetStore()
  for (let index = 0; index < versions.length; index += perBatch) {
    const now = from + Math.floor(((end - from) * index) / versions.length / 60_000) * 60_000
    store.takeBatch(versions.slice(index, index + perBatch), now)
    if (ticks) store.advance(now)
  }
  store.advance(end)
  return store
}

const days = Array.from({ length: assetDays.to - assetDays.from + 2 }, (_, index) => assetDays.from + index)
const takings: readonly Reach[] = ['within', 'start', 'end']
const units = unitsWithCases.slice(0, 2)
const places = units.flatMap((unit) =>
  [null, { dimension: 'route', value: 'ql1' }, { dimension: 'route', value: 'ql10' }].map((slice: Slice | null) => ({
    unit,
    slice,
  })),
)

describe('counters of assets kept up to date change by change', { timeout: lawTimeoutMs }, () => {
  it('are those of counting anew, and tell what the oracle tells', () => {
    fc.assert(
      fc.property(arbitraryAssetHistory, (history) => {
        const store = played(history)
        expect(store.cells()).toEqual(store.recounted())
        expect(store.cells()).toEqual(store.recounted(history.end))
        const truth = assetOracle(history.versions, history.end)
        for (const place of places) {
          for (const day of days) {
            const period = periodAt('day', day)
            const sum = sumWithAreas(sumsOf(store.cells(), { ...place, period }), period, history.end)
            const at = (name: string) => sum(slotOf(name), 'end')
            const found = {
              ...Object.fromEntries(['standing', ...assetStates].map((name) => [name, at(name)])),
              dark: at('dark'),
              silent: at('silent'),
              flapping: at('flapping'),
              changed: sum(slotOf('changed'), 'within'),
              wentDown: sum(slotOf('went_down'), 'within'),
              cameUp: sum(slotOf('came_up'), 'within'),
              upTime: sum(slotOf('up_time'), 'area'),
              standTime: sum(slotOf('stand_time'), 'area'),
            }
            expect(found, JSON.stringify([place, day])).toEqual({
              ...Object.fromEntries(
                (['standing', ...assetStates] as const).map((name) => [name, truth.stock(name, place, day)]),
              ),
              dark: truth.downFor(60, place, day),
              silent: truth.silent(90, place, day),
              flapping: truth.flapping(3, 60, place, day),
              changed: truth.events('changed', place, period),
              wentDown: truth.events('went_down', place, period),
              cameUp: truth.events('came_up', place, period),
              upTime: truth.seconds('up', place, period),
              standTime: truth.seconds('standing', place, period),
            })
          }
        }
      }),
      { numRuns: 100 },
    )
  })

  it('give the share of up-time of a month as a ratio of two areas', () => {
    const uptime = cameras.indicators.get('cam.uptime')
    if (uptime === undefined) throw new Error('the pack has no up-time')
    fc.assert(
      fc.property(arbitraryAssetHistory, fc.constantFrom(...places), (history, place) => {
        const period = periodAt('month', assetDays.from)
        const sums = sumsOf(played(history).cells(), { ...place, period })
        const truth = assetOracle(history.versions, history.end)
        const [num, den] = [truth.seconds('up', place, period), truth.seconds('standing', place, period)]
        const found = valueFrom(uptime, sums, { period, now: history.end })
        expect(found).toEqual({ value: den === 0 ? null : (num / den) * 100, num, den })
      }),
      { numRuns: 50 },
    )
  })

  it('do not depend on order, batches, repeats or ticks in between', () => {
    fc.assert(
      fc.property(arbitraryAssetHistory, fc.integer({ min: 1, max: 9 }), (history, perBatch) => {
        const other = { ...history, versions: history.versions.toReversed(), perBatch }
        expect(played(other, false).cells()).toEqual(played(history).cells())
      }),
      { numRuns: 200 },
    )
  })

  it('do not change when everything is told again', () => {
    fc.assert(
      fc.property(arbitraryAssetHistory, (history) => {
        const store = played(history)
        const cells = store.cells()
        store.takeBatch(history.versions, history.end)
        expect(store.cells()).toEqual(cells)
      }),
      { numRuns: 100 },
    )
  })

  it('of a unit are the sum of those below it and its own, those of a route or a kind of place add up to the whole', () => {
    const day = fc.constantFrom(...days).map((each) => periodAt('day', each))
    const period = fc.oneof(day, fc.constant(periodAt('month', assetDays.from)))
    fc.assert(
      fc.property(arbitraryAssetHistory, period, (history, during) => {
        const cells = played(history).cells()
        const measures = cameras.assetRules.get('camera')?.measures ?? []
        const sumOf = (unit: string, slice: Slice | null, of = cells) => {
          const sum = sumWithAreas(sumsOf(of, { unit, slice, period: during }), during, history.end)
          return measures.flatMap(({ slot, measure }) =>
            ('area' in measure ? (['area'] as const) : takings).map((take) => sum(slot, take)),
          )
        }
        const added = (parts: readonly (readonly number[])[]) =>
          parts.reduce((all, part) => all.map((amount, index) => amount + (part[index] ?? 0)))
        for (const unit of allUnits) {
          const whole = sumOf(unit, null)
          const own = cells.filter((cell) => cell.unit === unit)
          const below = allUnits.filter((child) => smallProvince[child] === unit)
          expect(added([sumOf(unit, null, own), ...below.map((child) => sumOf(child, null))]), unit).toEqual(whole)
          for (const [dimension, values] of Object.entries(assetDimensions))
            expect(added(values.map((value) => sumOf(unit, { dimension, value }))), dimension).toEqual(whole)
        }
      }),
      { numRuns: 100 },
    )
  })
})
