import type { SourceStatus } from '@toan-canh/contract'
import { specimenSource } from '../../fixture/specimen-items.ts'

/** The status of a source on the desk. For tests only. */
export function aSource(rest: Partial<SourceStatus> = {}): SourceStatus {
  return specimenSource(0, {
    owner: 'Giám đốc Trung tâm Phục vụ hành chính công',
    cadenceMs: 60_000,
    toleranceMs: 60_000,
    expiresMs: 31 * 86_400_000,
    coveredTo: '2025-12-01T08:14:00+07:00',
    receivedAt: '2025-12-01T08:14:05+07:00',
    nextRunAt: '2025-12-01T08:15:05+07:00',
    history: {
      wantedFrom: '2024-01-01T00:00:00+07:00',
      reachedTo: null,
      isComplete: true,
      rows: 290_000,
      totalRows: 290_000,
      secondsLeft: null,
    },
    facts: 290_412,
    quarantined: 3,
    ...rest,
  })
}
