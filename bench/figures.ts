import { fileURLToPath } from 'node:url'
import { parseInstant } from '@toan-canh/calendar'
import { type Figure, isFigureTopic, parseTopic } from '@toan-canh/contract'
import { loadCatalogue } from '../apps/aggregator/src/catalogue/load-catalogue.ts'
import { ask } from '../apps/aggregator/src/centre/ask.ts'
import { type Centre, openCentre } from '../apps/aggregator/src/centre/open-centre.ts'
import { storeBatch } from '../apps/aggregator/src/ingest/store-batch.ts'
import { QuestionBook } from '../apps/aggregator/src/readings/question-book.ts'
import { benchDatabase } from './measure/bench-database.ts'
import { figureMaker, toldFigures } from './measure/figure-maker.ts'
import { median, table } from './measure/table.ts'
import { costOf, type WorkCost } from './measure/work-cost.ts'

/** What 1,000 figures cost beside 50,000 and 500,000 stored ones: `npm run bench -- figures`. */
const sizes = [50_000, 500_000]
const rounds = 9
const warmUp = 2
const batchFigures = 1_000
const loadFigures = 10_000
const source = 'thu-ngan-sach-mau'
const now = parseInstant('2026-11-21T10:00:00+07:00') ?? 0
const page = 'breakdown/budget.revenue/37/2026-10/unit'

const catalogue = await loadCatalogue(fileURLToPath(new URL('../catalogue', import.meta.url)))
const units = catalogue.register.descendantsOf('37').map(({ code }) => code)
const figureOf = figureMaker(units, now)

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
    const facts = toldFigures(figureOf, { stored: size, round, onPage: units.length, count: batchFigures })
    const { cost } = await costOf(centre.database, async () => {
      const { commit } = await tell(centre, facts)
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
