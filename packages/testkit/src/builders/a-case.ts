import type { Case } from '@toan-canh/contract'
import { at } from './at.ts'

/**
 * A dossier received on Monday 2 March 2026 at 08:00, due a week later at 17:00; the given parts replace the usual ones.
 * Without a state of its own it is closed when it has `closedAt`, else open; it is submitted when it is opened.
 */
export function aCase(parts: Partial<Case> = {}): Case {
  const openedAt = parts.openedAt === undefined ? at('2026-03-02 08:00') : parts.openedAt
  const closedAt = parts.closedAt ?? null
  const submittedAt = parts.submittedAt ?? openedAt ?? at('2026-03-02 08:00')
  return {
    shape: 'case',
    kind: 'dossier',
    id: 'H42.05-20260302-0000001',
    unit: '14329',
    changedAt: closedAt ?? openedAt ?? submittedAt,
    submittedAt,
    openedAt,
    dueAt: at('2026-03-09 17:00'),
    dueIncludesPauses: false,
    closedAt,
    pauses: [],
    state: closedAt === null ? 'open' : 'closed',
    slices: {},
    flags: {},
    ...parts,
  }
}
