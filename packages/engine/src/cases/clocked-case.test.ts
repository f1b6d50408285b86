import type { Case, Clock } from '@toan-canh/contract'
import { aCase, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { clockedCase } from './clocked-case.ts'
import { clock as text, office } from './told-case.fixture.ts'

/** Petitions on regulations: 2 working days to refuse, 5 to ask for more, 15 to answer (DOMAIN §2.5, 5.2). */
const petitions: Clock = [
  { when: { states: ['refused'] }, term: { unit: 'working_day', count: 2 }, basis: 'QĐ 766' },
  { when: { flags: { askedForMore: true } }, term: { unit: 'working_day', count: 5 }, basis: 'QĐ 766' },
  { when: { slices: { severity: 'urgent' } }, term: { unit: 'hour', count: 4 }, basis: 'Quy chế' },
  { term: { unit: 'working_day', count: 15 }, basis: 'QĐ 766' },
]
const openedAt = at('2026-03-02 08:00')

function due(parts: Partial<Case>, clock: Clock | null = petitions): string {
  return text(clockedCase(aCase({ openedAt, dueAt: null, ...parts }), clock, office).dueAt)
}

describe(clockedCase, () => {
  it.each<[claim: string, parts: Partial<Case>, due: string]>([
    ['by the last rule when no other fits', {}, '03-23 17:00'],
    ['by its state', { state: 'refused' }, '03-04 17:00'],
    ['by a flag', { flags: { askedForMore: true } }, '03-09 17:00'],
    ['by a slice, in hours of any day', { slices: { severity: 'urgent' } }, '03-02 12:00'],
    ['by the first of several', { state: 'refused', slices: { severity: 'urgent' } }, '03-04 17:00'],
  ])('gives a term %s', (_, parts, expected) => {
    expect(due(parts)).toBe(expected)
  })

  it.each<[claim: string, parts: Partial<Case>, clock: Clock | null, due: string]>([
    ['that the source has told a due instant of', { dueAt: at('2026-03-05 10:00') }, petitions, '03-05 10:00'],
    ['that nobody has received', { openedAt: null, state: 'submitted' }, petitions, '…'],
    ['of a kind without a clock', {}, null, '…'],
    ['that no rule fits', {}, petitions.slice(0, 1), '…'],
  ])('leaves a case as it is %s', (_, parts, clock, expected) => {
    expect(due(parts, clock)).toBe(expected)
  })
})
