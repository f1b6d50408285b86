import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lifecycle } from '../lifecycle.ts'
import { never } from '../sample-time.ts'
import { DossierColumns, eventsOf } from './dossier-columns.ts'

const second = fc.integer({ min: 1, max: 1000 })
const secondOrNever = fc.oneof(second, fc.constant(never))
const byte = fc.integer({ min: 0, max: 255 })

const anyLife: fc.Arbitrary<Lifecycle> = fc.record({
  procedure: byte,
  unit: byte,
  receiver: byte,
  channel: fc.constantFrom(0, 1, 2, 3),
  flags: fc.integer({ min: 0, max: 127 }),
  submitted: second,
  received: secondOrNever,
  started: secondOrNever,
  paid: secondOrNever,
  due: secondOrNever,
  closed: secondOrNever,
  delivered: secondOrNever,
  end: fc.constantFrom(9, 7, 8, 3),
  detour: fc.option(
    fc.record({
      pauses: fc.array(fc.record({ from: second, to: second, reason: fc.constant('bo_sung') }), { maxLength: 2 }),
      moved: fc.option(fc.record({ at: second, unit: byte })),
      apology: fc.option(fc.record({ at: second, due: fc.option(second) })),
      reopened: fc.option(fc.record({ at: second, closed: second, delivered: secondOrNever })),
      deletedAt: fc.oneof(fc.integer({ min: 1001, max: 2000 }), fc.constant(never)),
    }),
  ),
})

describe(DossierColumns, () => {
  it('gives back what it was given', () => {
    const columns = new DossierColumns()
    fc.assert(
      fc.property(anyLife, (life) => {
        expect(columns.lifeAt(columns.add(life))).toEqual(life)
      }),
    )
  })

  it('finds the last event of a dossier as a search through all of them does', () => {
    const columns = new DossierColumns()
    fc.assert(
      fc.property(anyLife, fc.integer({ min: 0, max: 2100 }), (life, at) => {
        const passed = eventsOf(life).filter((event) => event <= at)
        expect(columns.lastEventAt(columns.add(life), at)).toBe(passed.length === 0 ? -1 : Math.max(...passed))
      }),
    )
  })

  it('counts on beyond a chunk, and knows no index it did not give', () => {
    const columns = new DossierColumns()
    const [life] = fc.sample(anyLife, 1)
    if (life === undefined) throw new Error('fast-check gave no sample')
    for (let count = 0; count < 66_000; count += 1) columns.add({ ...life, submitted: count })
    expect(columns.size).toBe(66_000)
    expect(columns.lifeAt(65_999).submitted).toBe(65_999)
    expect(() => columns.lifeAt(140_000)).toThrow(RangeError)
  })
})

describe(eventsOf, () => {
  it('names each second once and nothing after a deletion', () => {
    fc.assert(
      fc.property(anyLife, (life) => {
        const events = eventsOf(life)
        expect(new Set(events).size).toBe(events.length)
        expect(Math.max(...events)).toBeLessThanOrEqual(Math.min(life.detour?.deletedAt ?? never, never - 1))
      }),
    )
  })
})
