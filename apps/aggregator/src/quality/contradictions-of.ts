import type { Case } from '@toan-canh/contract'

/** What a case may say against itself. It is kept and counted all the same: what is wrong is shown, not smoothed. */
export const contradictionCodes = [
  'ended_before_received',
  'received_before_submitted',
  'due_before_received',
  'pause_ends_before_it_begins',
  'ended_without_end',
] as const
export type ContradictionCode = (typeof contradictionCodes)[number]

const endStates: readonly Case['state'][] = ['closed', 'refused', 'withdrawn', 'stopped']

function says(code: ContradictionCode, fact: Case): boolean {
  const { submittedAt, openedAt, dueAt, closedAt, pauses, state } = fact
  switch (code) {
    case 'ended_before_received':
      return closedAt !== null && openedAt !== null && closedAt < openedAt
    case 'received_before_submitted':
      return openedAt !== null && openedAt < submittedAt
    case 'due_before_received':
      return dueAt !== null && openedAt !== null && dueAt < openedAt
    case 'pause_ends_before_it_begins':
      return pauses.some(({ from, to }) => to !== null && to < from)
    case 'ended_without_end':
      return closedAt === null && endStates.includes(state)
  }
}

/** The contradictions of a case, in the order of their list. */
export function contradictionsOf(fact: Case): readonly ContradictionCode[] {
  return contradictionCodes.filter((code) => says(code, fact))
}
