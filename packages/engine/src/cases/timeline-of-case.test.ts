import type { Case } from '@toan-canh/contract'
import { aPause, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { endOf, timelineOfCase } from './timeline-of-case.ts'
import { clock, later, stretch, told } from './told-case.fixture.ts'

/** Stretches as `from–to due …`, a pause marked with `=`. */
function stretches(parts: Partial<Case>, asOf = later): readonly string[] {
  return told(parts, asOf).timeline.stretches.map(
    (each) => `${each.stood ? '= ' : ''}${stretch(each)} due ${clock(each.due)}`,
  )
}

describe(endOf, () => {
  it.each<[claim: string, parts: Partial<Case>, end: string]>([
    ['an open case has none', {}, '…'],
    ['a closed one ends when it was closed', { closedAt: at('2026-03-05 10:00') }, '03-05 10:00'],
    ['so do refused ones', { closedAt: at('2026-03-05 10:00'), state: 'refused' }, '03-05 10:00'],
    ['withdrawn', { closedAt: at('2026-03-05 10:00'), state: 'withdrawn' }, '03-05 10:00'],
    ['stopped', { closedAt: at('2026-03-05 10:00'), state: 'stopped' }, '03-05 10:00'],
    ['a re-opened one keeps no end', { closedAt: at('2026-03-05 10:00'), state: 'paused' }, '…'],
    [
      'without a date the last change is the end',
      { state: 'closed', changedAt: at('2026-03-06 11:00') },
      '03-06 11:00',
    ],
    ['none ends before it was received', { closedAt: at('2026-03-01 10:00') }, '03-02 08:00'],
    [
      'one never received ends when told',
      { openedAt: null, state: 'refused', closedAt: at('2026-03-01 10:00') },
      '03-01 10:00',
    ],
  ])('%s', (_, parts, end) => {
    expect(clock(endOf(told(parts).fact))).toBe(end)
  })
})

describe(timelineOfCase, () => {
  it.each<[claim: string, parts: Partial<Case>, stretches: readonly string[]]>([
    ['an open case lasts', {}, ['03-02 08:00–… due 03-09 17:00']],
    ['a case never received has no stretch', { openedAt: null }, []],
    ['a closed one stops', { closedAt: at('2026-03-05 10:00') }, ['03-02 08:00–03-05 10:00 due 03-09 17:00']],
    ['one closed at its receipt has none', { closedAt: at('2026-03-01 10:00') }, []],
    [
      'a pause moves the due instant by its working time, here one hour',
      { pauses: [aPause('2026-03-04 16:00', '2026-03-04 18:00')] },
      [
        '03-02 08:00–03-04 16:00 due 03-09 17:00',
        '= 03-04 16:00–03-04 18:00 due 03-09 17:00',
        '03-04 18:00–… due 03-10 08:30',
      ],
    ],
    [
      'but not where the source has moved it already',
      { dueIncludesPauses: true, pauses: [aPause('2026-03-04 16:00', '2026-03-04 18:00')] },
      [
        '03-02 08:00–03-04 16:00 due 03-09 17:00',
        '= 03-04 16:00–03-04 18:00 due 03-09 17:00',
        '03-04 18:00–… due 03-09 17:00',
      ],
    ],
    [
      'nor a pause that begins after it',
      { pauses: [aPause('2026-03-09 17:00:00.001', '2026-03-10 17:00')] },
      [
        '03-02 08:00–03-09 17:00:00.001 due 03-09 17:00',
        '= 03-09 17:00:00.001–03-10 17:00 due 03-09 17:00',
        '03-10 17:00–… due 03-09 17:00',
      ],
    ],
    [
      'one that begins at it does',
      { pauses: [aPause('2026-03-09 17:00', '2026-03-10 08:30')] },
      [
        '03-02 08:00–03-09 17:00 due 03-09 17:00',
        '= 03-09 17:00–03-10 08:30 due 03-09 17:00',
        '03-10 08:30–… due 03-10 08:30',
      ],
    ],
    [
      'a pause from the receipt on leaves no stretch before it',
      { pauses: [aPause('2026-03-01 08:00', '2026-03-02 09:00')] },
      ['= 03-02 08:00–03-02 09:00 due 03-09 17:00', '03-02 09:00–… due 03-10 08:30'],
    ],
    [
      'a pause to the end leaves none after it',
      { closedAt: at('2026-03-05 10:00'), pauses: [aPause('2026-03-05 09:00')] },
      ['03-02 08:00–03-05 09:00 due 03-09 17:00', '= 03-05 09:00–03-05 10:00 due 03-09 17:00'],
    ],
    [
      'without a due instant there is none to move',
      { dueAt: null, pauses: [aPause('2026-03-02 08:00')] },
      ['= 03-02 08:00–… due …'],
    ],
  ])('%s', (_, parts, expected) => {
    expect(stretches(parts)).toEqual(expected)
  })

  it.each<[asOf: string, parts: Partial<Case>, received: string, end: string]>([
    ['2026-03-02 07:59:59.999', {}, '…', '…'],
    ['2026-03-02 08:00', {}, '03-02 08:00', '…'],
    ['2026-03-05 09:59:59.999', { closedAt: at('2026-03-05 10:00') }, '03-02 08:00', '…'],
    ['2026-03-05 10:00', { closedAt: at('2026-03-05 10:00') }, '03-02 08:00', '03-05 10:00'],
    ['2026-03-01 12:00', { closedAt: at('2026-03-01 10:00') }, '…', '…'],
  ])('at %s knows of no receipt and no end that is still to come', (asOf, parts, received, end) => {
    const { timeline } = told(parts, asOf)
    expect([clock(timeline.received), clock(timeline.end)]).toEqual([received, end])
  })

  it('knows the due instant in force at the end, moved by a pause that ended with the case', () => {
    const { timeline } = told({ closedAt: at('2026-03-10 08:30'), pauses: [aPause('2026-03-09 16:00')] })
    // One hour of Monday and one of Tuesday: Monday 17:00 becomes Tuesday 09:30.
    expect(clock(timeline.dueAtEnd)).toBe('03-10 09:30')
  })
})
