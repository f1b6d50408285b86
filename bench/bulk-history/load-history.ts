import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { loadCatalogue } from '../../apps/aggregator/src/catalogue/load-catalogue.ts'
import { openCentre } from '../../apps/aggregator/src/centre/open-centre.ts'
import { keepHouse } from '../../apps/aggregator/src/centre/keep-house.ts'
import { openSource } from '../../apps/aggregator/src/ingest/open-source.ts'
import { SourceRunner } from '../../apps/aggregator/src/ingest/source-runner.ts'
import { readSettings } from '../../apps/aggregator/src/settings/read-settings.ts'
import { ownCpuMs, processCpuMs } from '../measure/process-cpu.ts'
import { watchPostgresCpu } from '../measure/postgres-cpu.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const source = 'mot-cua'
const lookMs = 100

/** What loading a history has cost. */
export interface HistoryLoad {
  readonly dossiers: number
  readonly cellRows: number
  readonly databaseMb: number
  readonly seconds: number
  readonly aggregatorMs: number
  readonly backendsMs: number
  readonly writersMs: number
  readonly provinceMs: number
}

interface Load {
  readonly databaseUrl: string
  readonly province: { readonly pid: number; readonly port: number }
  /** Stop after so many dossiers; the whole history without. */
  readonly most: number
}

/** Loads the history of the sample province as the product does: runner, connector, mapping, counting, store. */
export async function loadHistory({ databaseUrl, province, most }: Load): Promise<HistoryLoad> {
  const settings = readSettings({ PROVINCE_PORT: String(province.port) }, root)
  const catalogue = await loadCatalogue(settings.CATALOGUE_DIR)
  const loaded = catalogue.sources.get(source)
  if (loaded === undefined) throw new Error(`the catalogue has no source ${source}`)
  const failures: unknown[] = []
  const onError = (error: unknown) => void failures.push(error)
  await using centre = await openCentre({ databaseUrl, catalogue, now: Date.now, onError })
  await using postgres = await watchPostgresCpu(databaseUrl)
  const { database, versions, board } = centre
  const stop = new AbortController()
  const runner = new SourceRunner(
    {
      database,
      versions,
      board,
      open: (each) => openSource(each, settings, Date.now),
      now: Date.now,
      chance: Math.random,
      onCommit: () => {},
      onError,
    },
    loaded,
  )
  const before = { own: ownCpuMs(), province: processCpuMs(province.pid) ?? 0, at: performance.now() }
  const house = keepHouse({ centre, retentionDays: settings.LOG_RETENTION_DAYS, signal: stop.signal, onError })
  const running = runner.run(stop.signal).catch(onError)
  const isLoading = () => {
    const state = board.stateOf(source)
    return state?.historyComplete !== true && (state?.facts ?? 0) < most
  }
  while (isLoading() && failures.length === 0) await sleep(lookMs)
  const seconds = (performance.now() - before.at) / 1_000
  const aggregatorMs = ownCpuMs() - before.own
  const provinceMs = (processCpuMs(province.pid) ?? 0) - before.province
  const server = await postgres.read()
  stop.abort()
  await Promise.all([running, house])
  const [failure] = failures
  if (failure !== undefined) throw new Error('the history could not be loaded', { cause: failure })
  const { rows } = await database.query<{ cases: number; cells: number; mb: number }>(
    `select (select count(*) from fact_case)::int as cases, (select count(*) from cell)::int as cells,
       (pg_database_size(current_database()) / 1e6)::float8 as mb`,
  )
  const [stored] = rows
  return {
    dossiers: stored?.cases ?? 0,
    cellRows: stored?.cells ?? 0,
    databaseMb: stored?.mb ?? 0,
    seconds,
    aggregatorMs,
    provinceMs,
    ...server,
  }
}
