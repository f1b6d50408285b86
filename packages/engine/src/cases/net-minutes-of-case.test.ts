import type { Case } from '@toan-canh/contract'
import { aPause, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { netMinutesOfCase } from './net-minutes-of-case.ts'
import { office, told } from './told-case.fixture.ts'

describe(netMinutesOfCase, () => {
  it.each<[claim: string, parts: Partial<Case>, closed: string, minutes: number]>([
    // Monday from 08:00: 7 h 30; Tuesday until 08:00: 30 minutes.
    ['from receipt to end', {}, '2026-03-03 08:00', 480],
    [
      'without its pauses, told twice or not',
      { pauses: [aPause('2026-03-02 09:00', '2026-03-02 10:00'), aPause('2026-03-02 09:30', '2026-03-02 10:00')] },
      '2026-03-03 08:00',
      420,
    ],
    ['a pause that still runs ends with the case', { pauses: [aPause('2026-03-02 16:00')] }, '2026-03-03 08:00', 390],
    ['nothing when it ended before it began', {}, '2026-03-01 08:00', 0],
    ['nothing when it stood all the time', { pauses: [aPause('2026-03-01 08:00')] }, '2026-03-03 08:00', 0],
    ['a night holds no work', { openedAt: at('2026-03-02 17:00') }, '2026-03-03 07:30', 0],
    ['what is under a minute is cut', {}, '2026-03-02 08:01:59.999', 1],
  ])('%s', (_, parts, closed, minutes) => {
    expect(netMinutesOfCase(told({ closedAt: at(closed), ...parts }).timeline, office)).toBe(minutes)
  })

  it('is 0 for a case that has not ended or was never received', () => {
    expect(netMinutesOfCase(told({}).timeline, office)).toBe(0)
    expect(netMinutesOfCase(told({ openedAt: null, state: 'refused' }).timeline, office)).toBe(0)
  })
})
