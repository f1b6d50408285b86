import { parseTopic } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { galleryItems } from './gallery-items.ts'

const now = Date.parse('2026-11-21T08:20:00+07:00')

function told(name: string) {
  const topic = parseTopic(name)
  if (topic === null) throw new Error(name)
  return galleryItems(topic, now)
}

function valueOf(item: unknown): number | null {
  return typeof item === 'object' && item !== null && 'v' in item && typeof item.v === 'number' ? item.v : null
}

describe(galleryItems, () => {
  it('tells the same for the same question', () => {
    const name = 'series/tthc.received_total/37/2025-11-01..2026-11-30'
    expect(told(name)).toEqual(told(name))
  })

  it('tells nothing of days to come, and of days that were not told that they were not', () => {
    const days = told('series/tthc.received_total/37/2025-11-01..2026-11-30') ?? {}
    expect(Object.keys(days).at(-1)).toBe('2026-11-21')
    expect(Object.values(days).some((item) => valueOf(item) === null)).toBe(true)
    expect(valueOf(days['2026-11-15'])).toBe(0)
  })

  it('has a whole that its parts add up to', () => {
    const parts = Object.values(told('breakdown/tthc.in_progress/37/2026-11/field') ?? {})
    const whole = Object.values(told('series/tthc.in_progress/37/2026-11-20..2026-11-21') ?? {}).at(-1)
    expect(parts.reduce((sum: number, item) => sum + (valueOf(item) ?? 0), 0)).toBe(valueOf(whole))
  })

  it('keeps the parts of the index below the most that they can be', () => {
    for (const item of Object.values(told('series/idx766.ckmb/37/2025-12..2026-11') ?? {}))
      expect(valueOf(item)).toBeLessThan(18)
  })

  it('follows registrations to their result, each stage below the one before', () => {
    const stages = ['online_registered', 'online_submitted_ok', 'online_received', 'online_resolved'].map((stage) =>
      valueOf(told(`reading/tthc.${stage}/37/2026-11`)?.['']),
    )
    expect(stages).toEqual(stages.toSorted((a, b) => (b ?? 0) - (a ?? 0)))
  })

  it('leaves to the sample values what it does not know', () => {
    expect(told('reading/tthc.avg_days/37/2026-11')).toBeUndefined()
    expect(told('breakdown/tthc.overdue_rate/37/2026-11/unit')).toBeUndefined()
    expect(told('sources')).toBeUndefined()
  })
})
