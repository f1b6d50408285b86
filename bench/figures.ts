import { fileURLToPath } from 'node:url'
import { parseInstant, parsePeriod, periodAt, periodBefore } from '@toan-canh/calendar'
import { type Figure, figureId, isFigureTopic, parseTopic } from '@toan-canh/contract'
import { loadCatalogue } from '../apps/aggregator/src/catalogue/load-catalogue.ts'
import { ask } from '../apps/aggregator/src/centre/ask.ts'
import { type Centre, openCentre } from '../apps/aggregator/src/centre/open-centre.ts'
import { storeBatch } from '../apps/aggregator/src/ingest/store-batch.ts'
import { QuestionBook } from '../apps/aggregator/src/readings/question-book.ts'
import { benchDatabase } from './measure/bench-database.ts'
import { median, table } from './measure/table.ts'
import { costOf, type WorkCost } from './measure/work-cost.ts'

/** What 1,000 figures cost beside 50,000 and 500,000 stored ones: `npm run bench -- figures`. */
const sizes = [50_000, 500_000]
const rounds = 9
const warmUp = 2
const batchFigures = 1_000
const loadFigures = 10_000
const source = 'thu-ngan-sach-mau'
const signals = ['budget.revenue', 'budget.expenditure', 'budget.pi_disbursed', 'econ.fdi_registered'] as const
const now = parseInstant('2026-11-21T10:00:00+07:00') ?? 0
const page = 'breakdown/budget.revenue/37/2026-10/unit'

const catalogue = await loadCatalogue(fileURLToPath(new URL('../catalogue', import.meta.url)))
const units = catalogue.register.descendantsOf('37').map(({ code }) => code)
const newest = parsePeriod('2026-10') ?? periodAt('month', 0)
const months = Array.from({ length: 1_000 }, (_, back) => periodBefore(newest, back).id)

/** Figure `index` of an endless row: units first, then signals, then months backwards. */
function figureOf(index: number, version: number): Figure {
  const unit = units[index % units.length] ?? '37'
  const rest = Math.floor(index / units.length)
  const key = {
    signal: signals[rest % signals.length] ?? signals[0],
    unit,
    period: months[Math.floor(rest / signals.length)] ?? '2026-10',
    basis: 'reported' as const,
    slices: {},
  }
  const value = (index % 977) * 10 + version
  return { ...key, shape: 'figure', id: figureId(key), changedAt: now + version, value, op: '=' }
}

async function tell(centre: Centre, facts: readonly Figure[]) {
  const batch = {
    facts,
    tombstones: [],
    refused: [],
    rows: facts.length,
    cursor: {},
    coveredTo: null,
    reachedTo: null,
    total: null,
    done: null,
    isLast: true,
  }
  return storeBatch(centre.database, centre.versions, { source, direction: 'live', batch, now })
}

async function measure(size: number): Promise<readonly (string | number)[]> {
  await using stack = new AsyncDisposableStack()
  const database = stack.use(await benchDatabase())
  const centre = stack.use(
    await openCentre({ databaseUrl: database.url, catalogue, now: () => now, onError: () => {} }),
  )
  for (let from = 0; from < size; from += loadFigures)
    await tell(
      centre,
      Array.from({ length: loadFigures }, (_, index) => figureOf(from + index, 0)),
    )
  await centre.database.query('analyze figure_revision')
  const book = new QuestionBook({
    question: (topic) => centre.question(topic),
    load: (topic) => centre.load(topic),
    coverageOf: (question) => centre.coverage(question),
    today: centre.today,
    now: centre.now,
  })
  const topic = parseTopic(page)
  if (topic === null || !isFigureTopic(topic)) throw new Error(`${page} is no question`)
  let published = 0
  await book.open(topic, page, (changes) => (published += [...changes].length))
  const costs: WorkCost[] = []
  const answers: number[] = []
  for (let round = 1; round <= rounds + warmUp; round++) {
    // Half are revisions, spread over all that is stored and over the page that is open; half were never told.
    const revised = Array.from({ length: batchFigures / 2 }, (_, index) =>
      figureOf(index % 5 === 0 ? index % units.length : (index * 9_973 + round) % size, round),
    )
    const fresh = Array.from({ length: batchFigures / 2 }, (_, index) =>
      figureOf(size + round * batchFigures + index, 0),
    )
    const { cost } = await costOf(centre.database, async () => {
      const { commit } = await tell(centre, [...revised, ...fresh])
      if (commit !== null) book.apply(commit)
    })
    const answer = await costOf(centre.database, () => ask(centre, topic))
    if (round > warmUp) {
      costs.push(cost)
      answers.push(answer.cost.wallMs)
    }
  }
  const of = (pick: (cost: WorkCost) => number) => Math.round(median(costs.map(pick)))
  return [
    size.toLocaleString('en'),
    of((cost) => cost.ownMs + cost.serverMs),
    of((cost) => cost.ownMs),
    of((cost) => cost.serverMs),
    of((cost) => cost.wallMs),
    Math.round(median(answers)),
    published,
  ]
}

const rows = []
for (const size of sizes) rows.push(await measure(size))
const head = [
  'stored',
  'CPU ms',
  'of it node',
  'PostgreSQL',
  'wall ms',
  'a page of 129 units asked, ms',
  'points published',
]
process.stdout.write(`${table(head, rows)}\n`)
