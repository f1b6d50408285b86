import type { Case } from '@toan-canh/contract'
import { aCase, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { type ContradictionCode, contradictionsOf } from './contradictions-of.ts'

const earlier = at('2026-03-01 08:00')
const pause = { from: at('2026-03-04 08:00'), to: at('2026-03-03 08:00'), reason: 'supplement' } as const

describe(contradictionsOf, () => {
  it.each<[claim: string, parts: Partial<Case>, codes: readonly ContradictionCode[]]>([
    ['nothing', {}, []],
    ['nothing, closed in its time', { closedAt: at('2026-03-05 08:00') }, []],
    ['that it ended before it was received', { closedAt: earlier }, ['ended_before_received']],
    [
      'that it was received before it was submitted',
      { submittedAt: at('2026-03-03 08:00') },
      ['received_before_submitted'],
    ],
    ['that it was due before it was received', { dueAt: earlier }, ['due_before_received']],
    ['that a pause ended before it began', { pauses: [pause] }, ['pause_ends_before_it_begins']],
    ['that it is closed and has no end', { state: 'closed', closedAt: null }, ['ended_without_end']],
    ['two things at once', { dueAt: earlier, closedAt: earlier }, ['ended_before_received', 'due_before_received']],
  ])('finds that a case says %s', (_, parts, codes) => {
    expect(contradictionsOf(aCase(parts))).toEqual(codes)
  })
})
