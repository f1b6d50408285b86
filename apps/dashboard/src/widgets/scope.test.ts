import { dayOf, parseDay, parsePeriod } from '@toan-canh/calendar'
import { parseTopic } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import {
  breakdownTopic,
  isCurrent,
  matrixTopic,
  readingTopic,
  type Scope,
  scopeOf,
  seriesTopic,
  sourcesTopic,
} from './scope.ts'

const today = parseDay('2026-11-21') ?? 0
const board = { id: 'b', vi: 'b', en: 'b', unit: '37', widgets: {}, layouts: [] }
const nothing = { period: null, unit: null, boundary: null }

describe(scopeOf, () => {
  it.each([
    ['this-month', '2026-11'],
    ['this-quarter', '2026-Q4'],
    ['this-year', '2026'],
    ['today', '2026-11-21'],
  ] as const)('opens a board of %s on %s', (period, id) => {
    expect(scopeOf({ ...board, period }, nothing, today)).toMatchObject({ unit: '37', today, period: { id } })
  })

  it('follows the address, and not one that names no period', () => {
    const asked = (period: string) =>
      scopeOf({ ...board, period: 'this-month' }, { ...nothing, period, unit: '14329' }, today)
    expect(asked('2025-11')).toMatchObject({ unit: '14329', period: { id: '2025-11' } })
    expect(asked('2025-13').period.id).toBe('2026-11')
  })

  it.each([
    [undefined, null, 'reading/tthc.received_total/37/2026-11'],
    ['then', null, 'reading/tthc.received_total/37@then/2026-11'],
    ['then', 'now', 'reading/tthc.received_total/37/2026-11'],
    [undefined, 'then', 'reading/tthc.received_total/37@then/2026-11'],
  ] as const)('asks with the boundaries of the board (%s), unless the address chooses (%s)', (of, asked, name) => {
    const scope = scopeOf({ ...board, period: 'this-month', boundary: of }, { ...nothing, boundary: asked }, today)
    expect(readingTopic(scope, 'tthc.received_total')).toBe(name)
  })
})

describe('topic names', () => {
  const period = parsePeriod('2026-11')
  const day = parsePeriod('2026-11-01')
  if (period === null || day === null) throw new Error('no period')
  const scope: Scope = { unit: '37', period, today }

  it.each([
    [readingTopic(scope, 'tthc.on_time_rate'), 'reading/tthc.on_time_rate/37/2026-11'],
    [breakdownTopic(scope, 'tthc.resolved_overdue', 'unit'), 'breakdown/tthc.resolved_overdue/37/2026-11/unit'],
    [
      seriesTopic(scope, 'tthc.on_time_rate', { first: period, last: period }),
      'series/tthc.on_time_rate/37/2026-11..2026-11',
    ],
    [
      matrixTopic(scope, 'tthc.resolved_overdue', { first: day, last: day, by: 'unit' }),
      'matrix/tthc.resolved_overdue/37/2026-11-01..2026-11-01/unit',
    ],
    [sourcesTopic, 'sources'],
  ])('%s is the contract’s own name', (name, expected) => {
    expect(name).toBe(expected)
    expect(parseTopic(name)).not.toBeNull()
  })

  it('knows whether the period still runs', () => {
    expect(isCurrent(scope)).toBe(true)
    expect(isCurrent({ ...scope, today: dayOf(Date.parse('2026-12-01T00:00:00+07:00')) })).toBe(false)
  })
})
