import type { JobStarter } from '@toan-canh/contract'
import { type Verification, verifyCells } from '../counting/verify-cells.ts'
import { JobTeller } from './job-teller.ts'
import type { PaceTold, Reached } from './pace.ts'
import type { RebuildContext } from './rebuild.ts'

/** Compares every stored counter with the facts as long work; `null`: somebody stopped it between two pages. */
export async function verify(
  context: RebuildContext,
  on: {
    readonly by: JobStarter
    readonly signal: AbortSignal
    readonly progress?: (reached: Reached & PaceTold) => void
  },
): Promise<Verification | null> {
  const { database, versions, now } = context
  await using job = new JobTeller(context, { kind: 'verify', source: null, name: '', by: on.by, unit: 'facts' })
  const stop = new AbortController()
  const signal = AbortSignal.any([on.signal, stop.signal])
  const onPage = async (cases: number, total: number): Promise<void> => {
    const reached = { rows: cases, done: cases, total, isLast: cases >= total }
    const pace = await job.reached(reached)
    on.progress?.({ ...reached, ...pace })
    if (job.isStopAsked) stop.abort()
    signal.throwIfAborted()
  }
  try {
    const found = await verifyCells(database, versions, now(), onPage)
    await job.end('done', `${found.differing} ô sai khác.`)
    return found
  } catch (error) {
    if (!stop.signal.aborted) throw error
    await job.end('stopped')
    return null
  }
}
