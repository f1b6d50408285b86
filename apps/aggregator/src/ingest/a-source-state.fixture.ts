import type { SourceState } from '@toan-canh/store'

/** The state of `mot-cua` before it has stored anything but what is given. */
export function aSourceState(parts: Partial<SourceState> = {}): SourceState {
  return {
    source: 'mot-cua',
    revision: 1,
    liveCursor: null,
    historyCursor: null,
    historyReachedTo: null,
    historyComplete: false,
    historyRows: 0,
    historyTotal: null,
    coveredTo: null,
    receivedAt: null,
    facts: 0,
    quarantined: 0,
    resolved: 0,
    stoppedReason: null,
    stoppedAt: null,
    ...parts,
  }
}
