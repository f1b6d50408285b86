import { formatInstant, type Instant } from '@toan-canh/calendar'
import type { Health, SourceStatus } from '@toan-canh/contract'
import { readHead, readVersions } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'

/** What the process knows of itself. */
export interface Running {
  readonly startedAt: Instant
  readonly version: string
  readonly databaseKind: 'embedded' | 'server'
  readonly viewers: () => number
  readonly reads: (source: LoadedSource) => boolean
}

function statusOf(isReachable: boolean, sources: readonly SourceStatus[]): Health['status'] {
  if (!isReachable) return 'failed'
  if (sources.some((source) => source.phase === 'starting' || source.phase === 'loading')) return 'loading'
  return sources.some((source) => source.phase === 'stopped' || source.freshness !== 'fresh') ? 'degraded' : 'ok'
}

/** What another process has read before it counts too; what nobody was asked to read is not awaited. */
function isPromised(source: LoadedSource | undefined, status: SourceStatus, { reads }: Running): boolean {
  return source?.definition.run === 'always' && (reads(source) || status.coveredTo !== null)
}

async function databaseState(centre: Centre) {
  try {
    const { rows } = await centre.database.query<{ server_version: string }>('show server_version')
    const head = await readHead(centre.database)
    const building = (await readVersions(centre.database)).find((version) => version.state === 'building')
    return { isReachable: true, version: rows[0]?.server_version ?? null, head, building }
  } catch {
    return { isReachable: false, version: null, head: { seq: 0, version: 0 }, building: undefined }
  }
}

/** GET /api/v1/health */
export async function health(centre: Centre, running: Running): Promise<Health> {
  const { isReachable, version, head, building } = await databaseState(centre)
  const sources = [...centre.board.statuses.values()]
  const promised = sources.filter((status) => isPromised(centre.catalogue.sources.get(status.id), status, running))
  return {
    status: statusOf(isReachable, promised),
    now: formatInstant(centre.now()),
    startedAt: formatInstant(running.startedAt),
    version: running.version,
    node: process.version,
    database: { isReachable, version, kind: running.databaseKind },
    commit: head.seq,
    definitions: {
      version: head.version,
      building: building === undefined ? null : { done: building.done, total: building.total },
    },
    viewers: running.viewers(),
    sources,
  }
}
