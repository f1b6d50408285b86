import type { Case } from '@toan-canh/contract'
import { aCase, at } from '@toan-canh/testkit'
import { isoDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { clock, office } from '../cases/told-case.fixture.ts'
import { compileDefinitions } from '../definitions/compile-definitions.ts'
import { aPack } from '../definitions/small-pack.fixture.ts'
import { CellDeltas } from './cell-deltas.ts'
import { type Counted, take } from './take.ts'

const definitions = compileDefinitions(
  [aPack({ open: { stock: 'open' }, overdue: { stock: 'overdue' } })],
  () => office,
)
const asOf = (fact: Case, when: string): Counted => ({ fact, evaluatedAt: at(when) })

/** The changes of the whole as `day open overdue`, and the next instant. */
function taken(before: Counted | null, after: Case | null, now: string) {
  const deltas = new CellDeltas()
  const next = take(definitions, 'mot-cua', { before, after, now: at(now) }, deltas)
  const rows = deltas.rows().filter(({ slice }) => slice === '')
  return {
    rows: rows.map(({ day, amounts }) => `${isoDay(day).slice(5)} ${amounts[0]} ${amounts[1]}`),
    next: clock(next),
  }
}

describe(take, () => {
  it('counts a new case, and says when it changes next', () => {
    expect(taken(null, aCase(), '2026-03-03 08:00')).toEqual({ rows: ['03-02 1 0'], next: '03-09 17:00:00.001' })
  })

  it('lets time pass with the same version and a later instant', () => {
    const before = asOf(aCase(), '2026-03-03 08:00')
    expect(taken(before, aCase(), '2026-03-10 08:00')).toEqual({ rows: ['03-09 0 1'], next: '…' })
  })

  it('takes away what was counted, as of when it was counted', () => {
    const closed = aCase({ closedAt: at('2026-03-04 10:00') })
    // The deadline passed unseen on the 9th: the stored version was counted before it.
    expect(taken(asOf(aCase(), '2026-03-03 08:00'), closed, '2026-03-10 08:00')).toEqual({
      rows: ['03-04 -1 0'],
      next: '…',
    })
    expect(taken(asOf(aCase(), '2026-03-10 08:00'), closed, '2026-03-10 08:00').rows).toEqual([
      '03-04 -1 0',
      '03-09 0 -1',
    ])
  })

  it('takes a deleted case away, and it never changes again', () => {
    expect(taken(asOf(aCase(), '2026-03-03 08:00'), null, '2026-03-10 08:00')).toEqual({
      rows: ['03-02 -1 0'],
      next: '…',
    })
  })

  it('changes nothing for nothing', () => {
    expect(taken(null, null, '2026-03-10 08:00')).toEqual({ rows: [], next: '…' })
    expect(taken(asOf(aCase(), '2026-03-03 08:00'), aCase(), '2026-03-03 08:00').rows).toEqual([])
  })

  it('moves a case from slice to slice when the source corrects it', () => {
    const deltas = new CellDeltas()
    const before = asOf(aCase({ slices: { channel: 'direct' } }), '2026-03-03 08:00')
    const after = aCase({ slices: { channel: 'online' } })
    take(definitions, 'mot-cua', { before, after, now: at('2026-03-03 08:00') }, deltas)
    expect(deltas.rows().map(({ slice, amounts }) => [slice, amounts[0]])).toEqual([
      ['channel=direct', -1],
      ['channel=online', 1],
    ])
  })
})
