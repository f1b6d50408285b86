import { parsePeriod } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { parseReadingName, readingName } from './reading-ids.ts'

describe(readingName, () => {
  it.each([
    'tthc.on_time_rate·37·2025-11·r1204',
    'tthc.on_time_rate·37-SNNMT·2025-Q4·field=dat-dai·r0',
    'tthc.in_progress·14329·7d@2025-11-14·channel=online·r7',
    'tthc.in_progress·37@then·2025-05·r7',
  ])('is read back from %s', (id) => {
    const name = parseReadingName(id)
    expect(name).not.toBeNull()
    expect(name === null ? null : readingName(name)).toBe(id)
  })
})

describe(parseReadingName, () => {
  it('gives the parts', () => {
    expect(parseReadingName('a.b·37·2025-11·field=x=y·r5')).toEqual({
      indicator: 'a.b',
      unit: '37',
      period: parsePeriod('2025-11'),
      slice: { dimension: 'field', value: 'x=y' },
      commit: 5,
    })
  })

  it.each([
    '',
    'a.b',
    'a.b·37·2025-11',
    'a.b·37·2025-13·r1',
    '·37·2025-11·r1',
    'a.b·37·2025-11·field·r1',
    'a.b·37·2025-11·a=b·c=d·r1',
    'a.b·37·2025-11·rx',
  ])('refuses %j', (id) => {
    expect(parseReadingName(id)).toBeNull()
  })
})
