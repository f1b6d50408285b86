import type { Case } from '@toan-canh/contract'
import { at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { happeningsOfCase } from './happenings-of-case.ts'
import { clock, heldBy, later, told } from './told-case.fixture.ts'
import { movesOfCase } from './units-of-case.ts'

const ended = at('2026-03-05 10:00')
const aThenB = (from: string) => heldBy(['a', '2026-03-01 00:00'], ['b', from])

function happenings(parts: Partial<Case>, asOf = later) {
  const { fact, timeline } = told(parts, asOf)
  const { received, end } = timeline
  const moves = received === null ? [] : movesOfCase(fact, received, end ?? at(asOf))
  return happeningsOfCase(fact, timeline, moves)
}

/** As `event@unit`, without the submission that every case has. */
function text(parts: Partial<Case>, asOf = later): string {
  const found = happenings(parts, asOf).filter(({ event }) => event !== 'submitted')
  return found.map(({ event, unit }) => `${event}@${unit}`).join(' ')
}

describe(happeningsOfCase, () => {
  it.each<[claim: string, parts: Partial<Case>, events: string]>([
    ['an open case was received', {}, 'received@u'],
    ['a closed one resolved', { closedAt: ended }, 'received@u resolved@u'],
    ['refused after receipt', { closedAt: ended, state: 'refused' }, 'received@u refused_after_receipt@u'],
    ['refused at the door', { openedAt: null, closedAt: ended, state: 'refused' }, 'refused@u'],
    ['withdrawn', { closedAt: ended, state: 'withdrawn' }, 'received@u withdrawn@u'],
    ['stopped, which is withdrawn', { closedAt: ended, state: 'stopped' }, 'received@u withdrawn@u'],
    ['withdrawn before the receipt is nothing', { openedAt: null, closedAt: ended, state: 'withdrawn' }, ''],
    ['closed without a receipt is nothing', { openedAt: null, closedAt: ended }, ''],
    ['re-opened, it is not resolved', { closedAt: ended, state: 'open' }, 'received@u'],
    [
      'a move, and the end at the unit that has it then',
      { closedAt: ended, ...aThenB('2026-03-03 09:00') },
      'received@a transferred_out@a transferred_in@b resolved@b',
    ],
    [
      'a move at the end comes before it',
      { closedAt: ended, ...aThenB('2026-03-05 10:00') },
      'received@a transferred_out@a transferred_in@b resolved@b',
    ],
    ['a move after the end is none', { closedAt: ended, ...aThenB('2026-03-05 10:01') }, 'received@a resolved@a'],
    ['moved at its receipt it is received where it went', aThenB('2026-03-02 08:00'), 'received@b'],
  ])('%s', (_, parts, events) => {
    expect(text(parts)).toBe(events)
  })

  it.each([
    ['2026-03-02 07:59:59.999', ''],
    ['2026-03-02 08:00', 'received@a'],
    ['2026-03-03 09:00', 'received@a transferred_out@a transferred_in@b'],
    ['2026-03-05 09:59:59.999', 'received@a transferred_out@a transferred_in@b'],
    ['2026-03-05 10:00', 'received@a transferred_out@a transferred_in@b resolved@b'],
  ])('at %s knows: %s', (asOf, events) => {
    expect(text({ closedAt: ended, ...aThenB('2026-03-03 09:00') }, asOf)).toBe(events)
  })

  it('takes an end before the receipt at the receipt', () => {
    const resolved = happenings({ closedAt: at('2026-03-01 08:00') }).find(({ event }) => event === 'resolved')
    expect(clock(resolved?.at ?? null)).toBe('03-02 08:00')
  })

  it('counts a submission from its instant on, whatever became of it', () => {
    const parts = { openedAt: null, submittedAt: at('2026-02-27 20:00'), state: 'withdrawn' } as const
    expect(happenings(parts, '2026-02-27 19:59')).toEqual([])
    expect(happenings(parts)).toEqual([{ event: 'submitted', at: parts.submittedAt, unit: 'u' }])
  })
})
