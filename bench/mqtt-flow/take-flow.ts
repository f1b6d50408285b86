import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startBroker } from '@toan-canh/testkit'
import { type Catalogue, loadCatalogue, type LoadedSource } from '../../apps/aggregator/src/catalogue/load-catalogue.ts'
import { openCentre } from '../../apps/aggregator/src/centre/open-centre.ts'
import { openSource } from '../../apps/aggregator/src/ingest/open-source.ts'
import { SourceRunner } from '../../apps/aggregator/src/ingest/source-runner.ts'
import { readSettings } from '../../apps/aggregator/src/settings/read-settings.ts'
import { ownCpuMs } from '../measure/process-cpu.ts'
import { startPublisher } from './start-publisher.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const inFlight = 2_000
const lookMs = 500
const longestRestSeconds = 60

/** What a steady flow of messages has come to. */
export interface Flow {
  readonly published: number
  readonly stored: number
  readonly lost: number
  readonly seconds: number
  readonly mostBehindSeconds: number
  readonly heapFirstMb: number
  readonly heapLastMb: number
  readonly cpuMs: number
}

interface Take {
  readonly databaseUrl: string
  readonly pace: number
  readonly seconds: number
  readonly version: string
}

/** The example source of queue tickets, on a broker of the bench's own. */
function exampleSource(catalogue: Catalogue, version: string): LoadedSource {
  const source = catalogue.sources.get('lay-so')
  if (source === undefined) throw new Error('the catalogue has no source lay-so')
  const { connector } = source.definition
  const auth = { username: 'doc', password: 'env:LAY_SO_PASSWORD' }
  const block = { ...connector, auth, topics: ['mo/+/phieu/+'], version, inFlight }
  return { ...source, definition: { ...source.definition, connector: block } }
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length)
}

/** Publishes at a pace from another process, and takes it as the product does, until all is stored or nothing comes any more. */
export async function takeFlow({ databaseUrl, pace, seconds, version }: Take): Promise<Flow> {
  await using broker = await startBroker({ inFlight })
  const settings = readSettings({ LAY_SO_URL: broker.url, LAY_SO_PASSWORD: broker.password }, root)
  const catalogue = await loadCatalogue(settings.CATALOGUE_DIR)
  const source = exampleSource(catalogue, version)
  const failures: unknown[] = []
  const onError = (error: unknown): void => void failures.push(error)
  await using centre = await openCentre({ databaseUrl, catalogue, now: Date.now, onError })
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
    source,
  )
  const running = runner.run(stop.signal).catch(onError)
  while (board.stateOf(source.id) === null && failures.length === 0) await sleep(lookMs)

  const cpuBefore = ownCpuMs()
  const startedAt = performance.now()
  await using publisher = startPublisher({ url: broker.url, pace, seconds })
  const heaps: number[] = []
  let stored = 0
  let mostBehind = 0
  const rows = async (): Promise<number> => {
    const told = await database.query<{ n: number }>(
      'select coalesce(sum(rows), 0)::int as n from batch where source = $1',
      [source.id],
    )
    return told.rows[0]?.n ?? 0
  }
  const elapsed = (): number => (performance.now() - startedAt) / 1_000
  while (elapsed() < seconds + longestRestSeconds && failures.length === 0) {
    await sleep(lookMs)
    stored = await rows()
    const due = Math.min(elapsed(), seconds) * pace
    if (elapsed() < seconds) {
      heaps.push(process.memoryUsage().heapUsed / 1e6)
      mostBehind = Math.max(mostBehind, due - stored)
    } else if (publisher.published() === pace * seconds && stored >= pace * seconds) break
  }
  const cpuMs = ownCpuMs() - cpuBefore
  stop.abort()
  await running
  const [failure] = failures
  if (failure !== undefined) throw new Error('the flow could not be taken', { cause: failure })
  const cases = await database.query<{ n: number }>('select count(*)::int as n from fact_case where source = $1', [
    source.id,
  ])
  const published = publisher.published()
  const tenth = Math.max(1, Math.floor(heaps.length / 10))
  return {
    published,
    stored,
    lost: published - (cases.rows[0]?.n ?? 0),
    seconds,
    mostBehindSeconds: mostBehind / pace,
    heapFirstMb: mean(heaps.slice(0, tenth)),
    heapLastMb: mean(heaps.slice(-tenth)),
    cpuMs,
  }
}
