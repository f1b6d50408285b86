import type { Case } from '@toan-canh/contract'
import { aCase, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { clock, heldBy } from './told-case.fixture.ts'
import { movesOfCase, unitOfCaseAt } from './units-of-case.ts'

const aThenB = heldBy(['a', '2026-03-01 00:00'], ['b', '2026-03-03 09:00'])

describe(unitOfCaseAt, () => {
  it.each<[claim: string, parts: Partial<Case>, when: string, unit: string]>([
    ['without spans, the unit told', {}, '2026-03-03 08:00', 'u'],
    ['with none in the list, too', { unitSpans: [] }, '2026-03-03 08:00', 'u'],
    ['before the first span, its unit: history reaches back', aThenB, '2026-02-01 08:00', 'a'],
    ['until the move, the first', aThenB, '2026-03-03 08:59:59.999', 'a'],
    ['from its instant on, the second', aThenB, '2026-03-03 09:00', 'b'],
    ['spans told out of order', heldBy(['b', '2026-03-03 09:00'], ['a', '2026-03-01 00:00']), '2026-03-02 08:00', 'a'],
    [
      'and before them, the earliest',
      heldBy(['b', '2026-03-03 09:00'], ['a', '2026-03-01 00:00']),
      '2026-02-01 08:00',
      'a',
    ],
    [
      'of two at one instant, the last told',
      heldBy(['a', '2026-03-03 09:00'], ['b', '2026-03-03 09:00']),
      '2026-03-03 09:00',
      'b',
    ],
    [
      'before two at one instant, the first told',
      heldBy(['a', '2026-03-03 09:00'], ['b', '2026-03-03 09:00']),
      '2026-03-03 08:00',
      'a',
    ],
  ])('%s', (_, parts, when, unit) => {
    expect(unitOfCaseAt(aCase({ unit: 'u', ...parts }), at(when))).toBe(unit)
  })
})

describe(movesOfCase, () => {
  const received = at('2026-03-02 08:00')
  it.each<[claim: string, parts: Partial<Case>, moves: string]>([
    ['no spans, no move', {}, ''],
    ['one span is no move', heldBy(['a', '2026-03-03 09:00']), ''],
    ['a move', aThenB, '03-03 09:00 a→b'],
    [
      'moves in order, however told',
      heldBy(['c', '2026-03-04 09:00'], ['a', '2026-03-01 00:00'], ['b', '2026-03-03 09:00']),
      '03-03 09:00 a→b 03-04 09:00 b→c',
    ],
    [
      'a span that changes nothing is none',
      heldBy(['a', '2026-03-01 00:00'], ['a', '2026-03-03 09:00'], ['b', '2026-03-04 09:00']),
      '03-04 09:00 a→b',
    ],
    [
      'there and back are two',
      heldBy(['a', '2026-03-01 00:00'], ['b', '2026-03-03 09:00'], ['a', '2026-03-04 09:00']),
      '03-03 09:00 a→b 03-04 09:00 b→a',
    ],
    [
      'several at one instant are one, to the last told',
      heldBy(['a', '2026-03-01 00:00'], ['b', '2026-03-03 09:00'], ['c', '2026-03-03 09:00']),
      '03-03 09:00 a→c',
    ],
    [
      'there and back at one instant is none',
      heldBy(['a', '2026-03-01 00:00'], ['b', '2026-03-03 09:00'], ['a', '2026-03-03 09:00']),
      '',
    ],
    ['none at the receipt', heldBy(['a', '2026-03-01 00:00'], ['b', '2026-03-02 08:00']), ''],
    ['one at the last instant', heldBy(['a', '2026-03-01 00:00'], ['b', '2026-03-05 10:00']), '03-05 10:00 a→b'],
    ['none after it', heldBy(['a', '2026-03-01 00:00'], ['b', '2026-03-05 10:00:00.001']), ''],
  ])('%s', (_, parts, text) => {
    const moves = movesOfCase(aCase(parts), received, at('2026-03-05 10:00'))
    expect(moves.map((move) => `${clock(move.at)} ${move.from}→${move.to}`).join(' ')).toBe(text)
  })
})
