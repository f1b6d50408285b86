import { kpiConfigSchema } from '@toan-canh/contract'
import { parseDay, parsePeriod } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import type { Scope } from '../scope.ts'
import { kpiTopics, sameWeekdayTopics, sparklineTopic } from './kpi-topics.ts'

function scopeOf(period: string): Scope {
  const read = parsePeriod(period)
  if (read === null) throw new Error(period)
  return { unit: '37', period: read, today: parseDay('2026-11-21') ?? 0 }
}
const received = kpiConfigSchema.parse({ indicator: 'tthc.received_total', when: 'today', against: 'same-weekday' })
const at = (clock: string): number => Date.parse(`2026-11-21T${clock}:00+07:00`)

describe(kpiTopics, () => {
  it('watches today while the period runs, and the period once it has passed', () => {
    expect(kpiTopics(received, scopeOf('2026-11'))).toEqual(['reading/tthc.received_total/37/2026-11-21'])
    expect(kpiTopics(received, scopeOf('2026-10'))).toEqual(['reading/tthc.received_total/37/2026-10'])
  })

  it('watches everything it writes', () => {
    const config = kpiConfigSchema.parse({
      indicator: 'tthc.due_soon_1',
      of: { indicator: 'tthc.in_progress_in_term', words: 'trong hạn' },
      also: [{ indicator: 'tthc.due_soon_3', words: '3 ngày' }],
      sparkline: 13,
    })
    expect(kpiTopics(config, scopeOf('2026-11'))).toEqual([
      'reading/tthc.due_soon_1/37/2026-11',
      'reading/tthc.in_progress_in_term/37/2026-11',
      'reading/tthc.due_soon_3/37/2026-11',
      'series/tthc.due_soon_1/37/2025-11..2026-11',
    ])
  })

  it('has no small line over a rolling period', () => {
    expect(sparklineTopic({ ...received, sparkline: 5 }, scopeOf('7d@2026-11-21'))).toBeNull()
  })
})

describe(sameWeekdayTopics, () => {
  it('stops both days at the last full hour', () => {
    expect(sameWeekdayTopics(received, scopeOf('2026-11'), at('08:59'))).toEqual({
      today: 'reading/tthc.received_total/37/2026-11-21/@hour=00-07',
      before: 'reading/tthc.received_total/37/2026-11-14/@hour=00-07',
      untilHour: 8,
    })
  })

  it.each([
    ['before one o’clock', received, '2026-11', '00:59'],
    ['in a period that has passed', received, '2026-10', '08:00'],
    ['where it is not asked for', kpiConfigSchema.parse({ indicator: 'tthc.received_total' }), '2026-11', '08:00'],
  ] as const)('compares nothing %s', (_, config, period, clock) => {
    expect(sameWeekdayTopics(config, scopeOf(period), at(clock))).toBeNull()
  })
})
