import type { JobStarter } from '@toan-canh/contract'
import { type Commit, heldSince, readVersions } from '@toan-canh/store'
import { buildVersion } from '../counting/build-version.ts'
import type { Versions } from '../counting/counting.ts'
import { type JobContext, JobTeller } from './job-teller.ts'
import type { PaceTold, Reached } from './pace.ts'

export interface RebuildContext extends JobContext {
  readonly versions: Versions
}

/** What came of building the version that waits; `isStopped`: somebody stopped it between two pages, and it stands where it is. */
export interface Rebuilt {
  readonly counted: number
  readonly commit: Commit | null
  readonly isStopped: boolean
}

/** Builds the version that waits to be built as long work. A scheduled one that is stopped is held until it is resumed. */
export async function rebuild(
  context: RebuildContext,
  on: {
    readonly by: JobStarter
    readonly signal: AbortSignal
    readonly progress?: (reached: Reached & PaceTold) => void
  },
): Promise<Rebuilt> {
  const { database, versions, now } = context
  const building = (await readVersions(database)).find((version) => version.state === 'building')
  await using job = new JobTeller(context, { kind: 'rebuild', source: null, name: '', by: on.by, unit: 'facts' })
  const stop = new AbortController()
  const onPage = async (counted: number): Promise<void> => {
    if (building === undefined) return
    const { total } = building
    const done = Math.min(building.done + counted, total)
    const reached = { rows: counted, done, total, isLast: done >= total }
    const pace = await job.reached(reached)
    on.progress?.({ ...reached, ...pace })
    if (job.isStopAsked) stop.abort()
  }
  const signal = AbortSignal.any([on.signal, stop.signal])
  const { counted, commit } = await buildVersion(database, versions, { now, signal, onPage })
  const isStopped = commit === null && stop.signal.aborted
  if (isStopped) await job.end(on.by === 'schedule' ? 'held' : 'stopped')
  else if (!on.signal.aborted) await job.end('done')
  return { counted, commit, isStopped }
}

/** Whether building stands because somebody stopped it. */
export async function isRebuildHeld({ database }: Pick<JobContext, 'database'>): Promise<boolean> {
  return (await heldSince(database, 'rebuild', null)) !== null
}
