import { parsePeriod } from '@toan-canh/calendar'
import type { SourceStatus } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { specimenSource } from '../fixture/specimen-items.ts'
import { agedSource, coverOf, numberAgeOf } from './cover.ts'

const now = Date.parse('2026-11-21T08:20:00+07:00')
const minuteMs = 60_000
const month = parsePeriod('2026-11')
const past = parsePeriod('2026-10')
if (month === null || past === null) throw new Error('no period')

const source = (change: Partial<SourceStatus>): SourceStatus => specimenSource(now, change)
const coveredFor = (ageMs: number): Partial<SourceStatus> => ({ coveredTo: new Date(now - ageMs).toISOString() })

describe(agedSource, () => {
  it.each([
    [4 * minuteMs, 'fresh'],
    [6 * minuteMs, 'late'],
    [11 * minuteMs, 'stale'],
    [51 * minuteMs, 'lost'],
  ])('steps on by its own promise when the centre is gone: %i ms is %s', (ageMs, freshness) => {
    expect(agedSource(source(coveredFor(ageMs)), now, now).freshness).toBe(freshness)
  })

  it('holds the tolerance and the hour that were promised', () => {
    const daily = { cadenceMs: 1_440 * minuteMs, toleranceMs: 60 * minuteMs, dueHour: '08:00' }
    const told = source({ ...daily, coveredTo: '2026-11-20T08:00:00+07:00' })
    expect(agedSource(told, now, now).freshness).toBe('late')
    expect(agedSource(told, now, now + 45 * minuteMs).freshness).toBe('stale')
  })

  it('is covered no later than until when the screen was told', () => {
    const aged = agedSource(source(coveredFor(minuteMs)), now - 20 * minuteMs, now)
    expect(aged).toMatchObject({ freshness: 'stale', coveredTo: new Date(now - 20 * minuteMs).toISOString() })
  })

  it('never gets better than it was told, and knows nothing of a source that never came', () => {
    expect(agedSource(source({ freshness: 'stale', ...coveredFor(minuteMs) }), now, now).freshness).toBe('stale')
    const never = source({ coveredTo: null, freshness: 'lost' })
    expect(agedSource(never, now, now)).toBe(never)
  })
})

describe(coverOf, () => {
  it('is unknown while no source is', () => {
    expect(coverOf({ sources: [], period: month, now, isOffline: false })).toBeNull()
  })

  it('reaches as far as the source that reaches least, and is as fresh as the worst', () => {
    const cover = coverOf({
      sources: [source(coveredFor(minuteMs)), source({ id: 'other', freshness: 'late', ...coveredFor(7 * minuteMs) })],
      period: month,
      now,
      isOffline: false,
    })
    expect(cover).toMatchObject({ freshness: 'late', ageMs: 7 * minuteMs, asOf: now - 7 * minuteMs })
  })

  it('does not age over a closed period that was wholly covered', () => {
    const cover = coverOf({ sources: [source({ freshness: 'lost' })], period: past, now, isOffline: true })
    expect(cover?.freshness).toBe('fresh')
    expect(cover?.asOf).toBe(Date.parse('2026-10-31T23:59:59.999+07:00'))
  })

  it('ages over a closed period that was not', () => {
    const sources = [source({ freshness: 'stale', coveredTo: '2026-10-30T08:00:00+07:00' })]
    expect(coverOf({ sources, period: past, now, isOffline: false })?.freshness).toBe('stale')
  })

  it.each([
    [{ freshness: 'lost' } as const, 23 * 60 * minuteMs, month, 'dimmed'],
    [{ freshness: 'lost' } as const, 25 * 60 * minuteMs, month, 'expired'],
    [{ freshness: 'late' } as const, 6 * minuteMs, month, 'current'],
    [{ freshness: 'lost' } as const, 25 * 60 * minuteMs, past, 'current'],
  ])('makes of %j after %i ms in a period a number that is %s', (change, ageMs, period, age) => {
    const sources = [source({ ...change, ...coveredFor(ageMs) })]
    expect(numberAgeOf(coverOf({ sources, period, now, isOffline: false }))).toBe(age)
  })

  it('lets a number expire without a centre too, never one whose source has not come yet', () => {
    const one = { sources: [source(coveredFor(25 * 60 * minuteMs))], period: month, now, isOffline: true }
    expect(numberAgeOf(coverOf(one))).toBe('expired')
    const never = [source({ coveredTo: null, freshness: 'lost' })]
    expect(numberAgeOf(coverOf({ ...one, sources: never }))).toBe('dimmed')
  })

  it('knows no time for a source that never came', () => {
    expect(
      coverOf({ sources: [source({ coveredTo: null, freshness: 'lost' })], period: month, now, isOffline: false }),
    ).toMatchObject({
      asOf: null,
      freshness: 'lost',
    })
  })

  it.each([
    [160, 160],
    [null, null],
  ])('tells how long history still takes: %s', (secondsLeft, historyLeft) => {
    const history = {
      wantedFrom: '2025-10-01T00:00:00+07:00',
      reachedTo: null,
      isComplete: false,
      rows: 1,
      totalRows: 2,
      secondsLeft,
    }
    expect(coverOf({ sources: [source({ history })], period: month, now, isOffline: false })?.historyLeft).toBe(
      historyLeft,
    )
    const done = { ...history, isComplete: true }
    expect(
      coverOf({ sources: [source({ history: done })], period: month, now, isOffline: false })?.historyLeft,
    ).toBeUndefined()
  })
})
