import { caseSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { aCase } from './a-case.ts'
import { aPause } from './a-pause.ts'
import { at } from './at.ts'
import { dayAt } from './day-at.ts'
import { fixedClock } from './fixed-clock.ts'

describe(at, () => {
  it.each([
    ['2025-11-03 08:15', '2025-11-03T01:15:00.000Z'],
    ['2025-11-03 00:00:00', '2025-11-02T17:00:00.000Z'],
    ['2025-11-03 23:59:59.999', '2025-11-03T16:59:59.999Z'],
  ])('reads %s as local time of Vietnam', (local, iso) => {
    expect(new Date(at(local)).toISOString()).toBe(iso)
  })

  it.each(['2025-11-03', '2025-13-03 08:00', '2025-02-30 08:00', '2025-11-03T08:15', ''])('refuses "%s"', (text) => {
    expect(() => at(text)).toThrow('no local time')
  })
})

describe(dayAt, () => {
  it('counts days since 1970 in Vietnam', () => {
    expect(dayAt('1970-01-01')).toBe(0)
    expect(dayAt('2026-02-17') - dayAt('2026-02-01')).toBe(16)
  })
})

describe(aCase, () => {
  it('is a valid open dossier without further words', () => {
    expect(caseSchema.parse(aCase())).toMatchObject({ state: 'open', closedAt: null, openedAt: at('2026-03-02 08:00') })
  })

  it('is closed when it has an end, and changed then', () => {
    const closedAt = at('2026-03-05 10:00')
    expect(aCase({ closedAt })).toMatchObject({ state: 'closed', closedAt, changedAt: closedAt })
  })

  it('keeps a missing receipt and a missing due date', () => {
    expect(aCase({ openedAt: null, dueAt: null })).toMatchObject({ openedAt: null, dueAt: null })
  })

  it('takes a state that contradicts its dates', () => {
    expect(aCase({ closedAt: at('2026-03-05 10:00'), state: 'paused' }).state).toBe('paused')
  })
})

describe(aPause, () => {
  it('lasts without an end, and asks for a supplement unless told otherwise', () => {
    expect(aPause('2026-03-03 08:00')).toEqual({ from: at('2026-03-03 08:00'), to: null, reason: 'supplement' })
    expect(aPause('2026-03-03 08:00', '2026-03-03 09:00', 'payment')).toMatchObject({
      to: at('2026-03-03 09:00'),
      reason: 'payment',
    })
  })
})

describe(fixedClock, () => {
  it('moves only when it is moved', () => {
    const clock = fixedClock(1000)
    expect(clock.now()).toBe(1000)
    clock.advance(500)
    expect(clock.now()).toBe(1500)
    clock.set(10)
    expect(clock.now()).toBe(10)
  })
})
