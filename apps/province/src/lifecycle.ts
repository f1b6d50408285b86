import type { Second } from './sample-time.ts'
import type { WorkTime } from './work-time.ts'

/** National status at the end of processing: 9 resolved, 7 withdrawn, 8 stopped, 3 refused. */
export type EndStatus = 9 | 7 | 8 | 3

export interface SamplePause {
  readonly from: Second
  readonly to: Second
  readonly reason: 'bo_sung' | 'nghia_vu_tai_chinh'
}

/** What few dossiers go through. */
export interface Detour {
  readonly pauses: readonly SamplePause[]
  readonly moved: { readonly at: Second; readonly unit: number } | null
  /** Form 04: an apology, with a new due date when the work is given more time. */
  readonly apology: { readonly at: Second; readonly due: Second | null } | null
  readonly reopened: { readonly at: Second; readonly closed: Second; readonly delivered: Second } | null
  readonly deletedAt: Second
}

/** How a dossier begins. Units and the procedure are indexes of the register; an event that does not happen is `never`. */
export interface Opening {
  readonly procedure: number
  readonly unit: number
  readonly receiver: number
  /** `KenhThucHien`: 1 counter, 2 online, 3 post, 0 not given. */
  readonly channel: 0 | 1 | 2 | 3
  readonly flags: number
  readonly submitted: Second
  readonly received: Second
  readonly started: Second
  readonly paid: Second
  /** As promised at reception, before pauses and extensions. */
  readonly due: Second
}

/** Everything that happens to a dossier, decided when it is drawn; what lies after the asked instant is not shown. */
export interface Lifecycle extends Opening {
  readonly closed: Second
  readonly delivered: Second
  readonly end: EndStatus
  readonly detour: Detour | null
}

export const flagBits = {
  digitised: 1,
  electronicResult: 2,
  reused: 4,
  dueIncludesPauses: 8,
  oldCode: 16,
  feeBearing: 32,
  /** Paid by the national platform (1) when set, by another (2) when not. */
  nationalPayment: 64,
} as const

/** Working seconds during which the clock stood. */
export function pausedWork(workTime: WorkTime, pauses: readonly SamplePause[]): number {
  return pauses.reduce((sum, { from, to }) => sum + workTime.worked(to) - workTime.worked(from), 0)
}

/** When a dossier must be ended, as working seconds: promised or extended, moved by its pauses. */
export function dueWork(workTime: WorkTime, { due, detour }: Pick<Lifecycle, 'due' | 'detour'>): number {
  return workTime.worked(detour?.apology?.due ?? due) + (detour === null ? 0 : pausedWork(workTime, detour.pauses))
}
