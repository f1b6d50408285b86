import type { Period } from '@toan-canh/calendar'
import type { ReactNode } from 'react'
import type { TopicStatus } from '../../live/index.ts'
import type { MemberRow } from './member-rows.ts'

export interface MemberTableProps {
  readonly views: ReactNode
  readonly status: TopicStatus
  readonly rows: readonly MemberRow[]
  readonly total: MemberRow
  /** Indicators of the counts beside the main one. */
  readonly columns: readonly string[]
  readonly kind: 'unit' | 'ngay' | 'thang' | 'other'
  /** Head of the first column where it is not that of the kind. */
  readonly head: string | null
  readonly steps: readonly Period[]
  /** What the change is against; `null` when each row has its own. */
  readonly against: Period | null
  readonly isDimmed: boolean
}
