import type { Case } from '@toan-canh/contract'
import { aCase, aPause, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { compileDefinitions } from '../definitions/compile-definitions.ts'
import { aPack } from '../definitions/small-pack.fixture.ts'
import { standingOfCase } from './standing-of-case.ts'
import { clock, office } from './told-case.fixture.ts'

const definitions = compileDefinitions([aPack({ open: { stock: 'open' } })], () => office)
const standing = (parts: Partial<Case>, asOf: string) => {
  const found = standingOfCase(definitions, 'source', aCase({ unit: 'u', ...parts }), at(asOf))
  return found === null ? null : `${found.state} since ${clock(found.since)}, due ${clock(found.dueAt)}`
}

describe(standingOfCase, () => {
  it.each<[claim: string, parts: Partial<Case>, asOf: string, standing: string | null]>([
    ['not yet submitted it does not stand', {}, '2026-01-01 08:00', null],
    [
      'submitted and not accepted it waits',
      { openedAt: null, submittedAt: at('2026-03-02 07:45') },
      '2026-03-03 08:00',
      'waiting since 03-02 07:45, due 03-09 17:00',
    ],
    ['in term up to its due instant', {}, '2026-03-09 17:00', 'in_term since 03-02 08:00, due 03-09 17:00'],
    ['overdue after it', {}, '2026-03-10 08:00', 'overdue since 03-09 17:00:00.001, due 03-09 17:00'],
    [
      'paused while the clock stands',
      { pauses: [aPause('2026-03-04 08:00', null)] },
      '2026-03-20 08:00',
      'paused since 03-04 08:00, due 03-09 17:00',
    ],
    [
      'due later by the working time of a pause that is over',
      { pauses: [aPause('2026-03-04 08:00', '2026-03-05 08:00')] },
      '2026-03-06 08:00',
      'in_term since 03-05 08:00, due 03-10 17:00',
    ],
    ['ended it does not stand', { state: 'closed', closedAt: at('2026-03-05 08:00') }, '2026-03-06 08:00', null],
    ['nor does what nothing counts', { kind: 'incident' }, '2026-03-06 08:00', null],
  ])('%s', (_, parts, asOf, expected) => {
    expect(standing(parts, asOf)).toBe(expected)
  })
})
