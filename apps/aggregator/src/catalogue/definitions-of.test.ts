import { createWorkCalendar, dayOf } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { definitionsOf } from './definitions-of.ts'

/** The calendars as a catalogue gives them, by the name of their file; what holds in each is told by its rest days. */
const calendars = new Map(
  ['continuous', 'plain', 'vn'].map((id, index) => [
    id,
    createWorkCalendar({ id, source: id, hours: [['08:00', '16:00']], restWeekdays: [index + 1], years: [] }),
  ]),
)
const monday = dayOf(Date.parse('2026-03-02T12:00:00+07:00'))

describe(definitionsOf, () => {
  const definitions = definitionsOf([], calendars, new Map([['camera', 'continuous']]))
  const restOf = (source: string) =>
    [0, 1, 2].filter((day) => !definitions.calendarOf(source).isWorkingDay(monday + day))

  it('judges a source by its calendar, and what no source of the catalogue tells any more by that of the province', () => {
    expect(restOf('camera')).toEqual([0])
    expect(restOf('gone')).toEqual([2])
  })

  it('judges by no calendar that somebody else happens to have', () => {
    const without = definitionsOf([], new Map([...calendars].slice(0, 2)), new Map([['x', 'plain']]))
    expect(() => without.calendarOf('gone')).toThrow('there is no calendar vn')
    expect(without.calendarOf('x')).toBe(calendars.get('plain'))
  })
})
