import { dayOf } from '@toan-canh/calendar'
import { at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { outagesBetween } from './outages-between.ts'
import type { OwnRecords } from './own-records.ts'
import { ownRows } from './own-rows.ts'

const now = at('2026-03-02 08:30')
const today = dayOf(now)

function recordsOf(more: Partial<OwnRecords> = {}): OwnRecords {
  return {
    province: '37',
    lives: [{ from: at('2026-03-01 06:00'), to: now }],
    breaches: [],
    usage: [],
    reminders: new Map(),
    taken: new Map([[today - 1, { changed: 990, refused: 10 }]]),
    sources: { of: 70, is: 68 },
    empty: { of: 278, is: 21 },
    entered: { of: 257, is: 9 },
    tiles: new Set(['a.one', 'a.two']),
    now,
    ...more,
  }
}

describe(outagesBetween, () => {
  const life = (from: string, to: string) => ({ from: at(from), to: at(to) })
  const span = [at('2026-03-01 00:00'), at('2026-03-02 00:00')] as const

  it.each([
    ['nothing before the first life', [life('2026-03-01 06:00', '2026-03-01 07:00')], []],
    [
      'what lies between two',
      [life('2026-03-01 06:00', '2026-03-01 07:00'), life('2026-03-01 07:30', '2026-03-01 09:00')],
      [life('2026-03-01 07:00', '2026-03-01 07:30')],
    ],
    [
      'no restart under two minutes',
      [life('2026-03-01 06:00', '2026-03-01 07:00'), life('2026-03-01 07:01', '2026-03-01 09:00')],
      [],
    ],
    [
      'no end of one process while another lives on',
      [
        life('2026-03-01 06:00', '2026-03-01 12:00'),
        life('2026-03-01 07:00', '2026-03-01 08:00'),
        life('2026-03-01 11:00', '2026-03-01 14:00'),
      ],
      [],
    ],
    [
      'only the part that lies within',
      [life('2026-02-28 06:00', '2026-02-28 23:00'), life('2026-03-01 01:00', '2026-03-01 09:00')],
      [life('2026-03-01 00:00', '2026-03-01 01:00')],
    ],
  ])('finds %s', (_, lives, outages) => {
    expect(outagesBetween(lives, ...span)).toEqual(outages)
  })
})

describe(ownRows, () => {
  it('tells how things stand of today only', () => {
    const [yesterday, present] = ownRows(recordsOf(), today - 1)
    expect(yesterday).toMatchObject({ unit: '37', day: '2026-03-01' })
    expect(yesterday).toMatchObject({ rowsTaken: 990, rowsRefused: 10 })
    expect(present).not.toHaveProperty('rowsTaken')
    expect(yesterday).not.toHaveProperty('sourcesKept')
    expect(present).toMatchObject({
      day: '2026-03-02',
      sourcesKept: 68,
      sourcesPromised: 70,
      indicatorsEmpty: 21,
      indicatorsEntered: 9,
    })
  })

  it('awaits minutes from the first life, whole hours of the day that runs', () => {
    const lives = [
      { from: at('2026-03-01 06:00'), to: at('2026-03-02 01:00') },
      { from: at('2026-03-02 01:12'), to: now },
    ]
    const [yesterday, present] = ownRows(recordsOf({ lives }), today - 1)
    expect(yesterday).toMatchObject({ minutesAwaited: 18 * 60, minutesUp: 18 * 60 })
    expect(present).toMatchObject({ minutesAwaited: 8 * 60, minutesUp: 8 * 60 - 12 })
    expect(ownRows(recordsOf({ lives: [] }), today)[0]).not.toHaveProperty('minutesAwaited')
  })

  it('counts what fell silent on the day it was found, and on the day it came back', () => {
    const breaches = [
      { dueAt: at('2026-03-01 17:00'), heldUntil: at('2026-03-01 18:00'), arrivedAt: at('2026-03-02 06:00') },
      { dueAt: at('2026-03-02 07:00'), heldUntil: at('2026-03-02 07:30'), arrivedAt: null },
      { dueAt: at('2026-03-02 08:00'), heldUntil: at('2026-03-02 09:00'), arrivedAt: null },
    ]
    const [yesterday, present] = ownRows(recordsOf({ breaches }), today - 1)
    expect(yesterday).toMatchObject({ incidentsFound: 1, minutesToFind: 60, incidentsEnded: 0, hoursToMend: 0 })
    expect(present).toMatchObject({ incidentsFound: 1, minutesToFind: 30, incidentsEnded: 1, hoursToMend: 12 })
  })

  it('counts no silence from before it first ran', () => {
    const breaches = [
      { dueAt: at('2025-08-01 17:00'), heldUntil: at('2025-08-01 18:00'), arrivedAt: at('2026-03-02 06:00') },
      { dueAt: at('2026-03-01 05:00'), heldUntil: at('2026-03-01 06:00'), arrivedAt: at('2026-03-02 06:00') },
    ]
    expect(ownRows(recordsOf({ breaches }), today)[0]).toMatchObject({ incidentsEnded: 1, hoursToMend: 24 })
  })

  it('counts an outage as found and mended when it runs again', () => {
    const lives = [
      { from: at('2026-03-01 06:00'), to: at('2026-03-02 01:00') },
      { from: at('2026-03-02 02:30'), to: now },
    ]
    expect(ownRows(recordsOf({ lives }), today)[0]).toMatchObject({
      incidentsFound: 1,
      minutesToFind: 90,
      incidentsEnded: 1,
      hoursToMend: 1.5,
    })
  })

  it('tells reminders of every unit that may be reminded, 0 too, and their sum of the province', () => {
    const reminders = new Map([
      [
        today,
        new Map([
          ['14329', 3],
          ['14332', 0],
        ]),
      ],
    ])
    expect(ownRows(recordsOf({ reminders }), today)).toMatchObject([
      { unit: '37', reminders: 3 },
      { unit: '14329', reminders: 3 },
      { unit: '14332', reminders: 0 },
    ])
  })

  it('tells what was opened at the province, and what nobody opened for thirty days', () => {
    const usage = [
      { day: today, unit: '37', indicator: 'a.one', opened: 4 },
      { day: today, unit: '14329', indicator: 'a.one', opened: 9 },
      { day: today - 30, unit: '37', indicator: 'a.two', opened: 1 },
    ]
    expect(ownRows(recordsOf({ usage }), today)[0]).toMatchObject({ viewsOfProvince: 4, tilesUnopened: 1 })
  })
})
