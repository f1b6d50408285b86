import { fileURLToPath } from 'node:url'
import { parseInstant } from '@toan-canh/calendar'
import { type Asset, type AssetState, parseTopic } from '@toan-canh/contract'
import { AssetBook } from '../apps/aggregator/src/assets/asset-book.ts'
import { assetWorldOf } from '../apps/aggregator/src/assets/asset-world.ts'
import { loadCatalogue } from '../apps/aggregator/src/catalogue/load-catalogue.ts'
import { type Centre, openCentre } from '../apps/aggregator/src/centre/open-centre.ts'
import { storeBatch } from '../apps/aggregator/src/ingest/store-batch.ts'
import { benchDatabase } from './measure/bench-database.ts'
import { median, table } from './measure/table.ts'
import { costOf, type WorkCost } from './measure/work-cost.ts'

/** What 1,000 changed cameras cost beside 1,000 and 10,000 stored ones, all on one open topic: `npm run bench -- asset-change`. */
const sizes = [1_000, 10_000]
const rounds = 9
const warmUp = 2
const batchAssets = 1_000
const source = 'camera'
const topicName = 'assets/camera/37'
const start = parseInstant('2026-11-21T10:00:00+07:00') ?? 0
const minuteMs = 60_000
const routes = ['ql1', 'ql10', 'ql12b', 'ql38b'] as const

const catalogue = await loadCatalogue(fileURLToPath(new URL('../catalogue', import.meta.url)))
const units = catalogue.register.descendantsOf('37').map(({ code }) => code)

function cameraOf(index: number, state: AssetState, now: number): Asset {
  return {
    shape: 'asset',
    kind: 'camera',
    id: `CAM-${String(index).padStart(5, '0')}`,
    unit: units[index % units.length] ?? '37',
    name: `Camera ${index}`,
    at: [105.75 + (index % 60) / 100, 20.05 + (index % 40) / 100],
    changedAt: now,
    since: now,
    lastSeenAt: now,
    state,
    slices: { route: routes[index % routes.length] ?? routes[0], place: 'giao-thong' },
  }
}

async function tell(centre: Centre, facts: readonly Asset[]) {
  const parts = { tombstones: [], refused: [], cursor: {}, coveredTo: null, reachedTo: null, total: null, done: null }
  const batch = { ...parts, facts, rows: facts.length, isLast: true }
  return storeBatch(centre.database, centre.versions, { source, direction: 'live', batch, now: centre.now() })
}

async function measure(size: number): Promise<readonly (string | number)[]> {
  await using stack = new AsyncDisposableStack()
  const database = stack.use(await benchDatabase())
  let now = start
  const options = { databaseUrl: database.url, catalogue, now: () => now, onError: () => {} }
  const centre = stack.use(await openCentre(options))
  for (let from = 0; from < size; from += batchAssets)
    await tell(
      centre,
      Array.from({ length: batchAssets }, (_, index) => cameraOf(from + index, 'up', now)),
    )
  await centre.database.query('analyze fact_asset')
  const book = new AssetBook(assetWorldOf(centre), (error) => {
    throw error
  })
  const topic = parseTopic(topicName)
  if (topic?.kind !== 'assets') throw new Error(`${topicName} is no topic of assets`)
  let published = 0
  const opened = await costOf(centre.database, async () =>
    book.open(
      topic,
      (changes) => (published += [...changes].length),
      ({ sentence }) => {
        throw new Error(sentence)
      },
    ),
  )
  const costs: WorkCost[] = []
  for (let round = 1; round <= rounds + warmUp; round++) {
    now = start + round * minuteMs
    const state = round % 2 === 0 ? 'up' : 'down'
    // Every tenth camera of ten thousand, each of one thousand: none twice in a batch.
    const changed = Array.from({ length: batchAssets }, (_, index) =>
      cameraOf((index * (size / batchAssets) + Math.floor(round / 2)) % size, state, now),
    )
    const { cost } = await costOf(centre.database, async () => {
      const { commit } = await tell(centre, changed)
      if (commit !== null) book.apply(commit)
      await book.settled()
    })
    if (round > warmUp) costs.push(cost)
  }
  const of = (pick: (cost: WorkCost) => number) => Math.round(median(costs.map(pick)))
  return [
    size.toLocaleString('en'),
    of((cost) => cost.ownMs + cost.serverMs),
    of((cost) => cost.ownMs),
    of((cost) => cost.serverMs),
    of((cost) => cost.wallMs),
    Math.round(opened.cost.wallMs),
    published,
  ]
}

const rows = []
for (const size of sizes) rows.push(await measure(size))
const head = ['stored', 'CPU ms', 'of it node', 'PostgreSQL', 'wall ms', 'topic opened, ms', 'assets published']
process.stdout.write(`${table(head, rows)}\n`)
