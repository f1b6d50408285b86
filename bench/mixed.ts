import { parseArgs } from 'node:util'
import { isFigureTopic, parseTopic } from '@toan-canh/contract'
import { verifyCells } from '../apps/aggregator/src/counting/verify-cells.ts'
import { QuestionBook } from '../apps/aggregator/src/readings/question-book.ts'
import { watchedTopics } from './change-cost/watched-topics.ts'
import { benchDatabase } from './measure/bench-database.ts'
import { machineLine, serverLine } from './measure/machine.ts'
import { median, table } from './measure/table.ts'
import { costOf, type WorkCost } from './measure/work-cost.ts'
import { type Amounts, openStoredMix, type StoredMix } from './mixed/stored-mix.ts'

const usage = `Batches of 1,000 changed rows of each shape of fact in a store that holds all three, then a verify of the whole.
  npm run bench -- mixed [--cases 1000000] [--assets 10000] [--figures 500000] [--rounds 9]
Measured at a tenth of these amounts and at the whole, in one database of its own.
`
const { values: options } = parseArgs({
  options: {
    cases: { type: 'string', default: '1000000' },
    assets: { type: 'string', default: '10000' },
    figures: { type: 'string', default: '500000' },
    rounds: { type: 'string', default: '9' },
    help: { type: 'boolean', default: false },
  },
})
/** The first rounds compile code and warm caches. */
const warmRounds = 2
const tenth = 10
const unitPages = 100
const province = '37'

const whole: Amounts = {
  cases: Number(options.cases),
  assets: Number(options.assets),
  figures: Number(options.figures),
}

/** The pages that stand open: the dossiers board, some units, and a page of communes for every other shape. */
function openPages({ units }: StoredMix) {
  const others = [
    `breakdown/pakn.received/${province}/2026-11/unit`,
    `breakdown/cam.online/${province}/2026-11-20/unit`,
    `reading/cam.total/${province}/2026-11-20`,
    `breakdown/budget.revenue/${province}/2026-10/unit`,
  ].map((name) => {
    const topic = parseTopic(name)
    if (topic === null || !isFigureTopic(topic)) throw new Error(`no topic: ${name}`)
    return topic
  })
  return [...watchedTopics(units, unitPages), ...others]
}

async function openBook(mix: StoredMix): Promise<QuestionBook> {
  const { centre } = mix
  const book = new QuestionBook({
    question: (topic) => centre.question(topic),
    load: (topic) => centre.load(topic),
    coverageOf: (question) => centre.coverage(question),
    today: centre.today,
    now: centre.now,
  })
  for (const topic of openPages(mix)) {
    const opened = await book.open(topic, '', () => {})
    if ('code' in opened) throw new Error(opened.sentence)
  }
  return book
}

/** Costs of storing and publishing, by name of batch. */
async function measure(mix: StoredMix, rounds: number): Promise<ReadonlyMap<string, readonly WorkCost[]>> {
  const book = await openBook(mix)
  const costs = new Map<string, WorkCost[]>()
  for (let round = 1; round <= rounds + warmRounds; round += 1) {
    await mix.pass((commit) => commit !== null && book.apply(commit))
    for (const batch of mix.batches(round)) {
      const { cost } = await costOf(mix.centre.database, async () => {
        const { commit } = await mix.store(batch)
        if (commit === null) throw new Error(`the batch of ${batch.name} changed nothing`)
        book.apply(commit)
      })
      if (round > warmRounds) costs.set(batch.name, [...(costs.get(batch.name) ?? []), cost])
    }
  }
  return costs
}

const cpuMs = (costs: readonly WorkCost[]) => median(costs.map(({ ownMs, serverMs }) => ownMs + serverMs))
const wallMs = (costs: readonly WorkCost[]) => median(costs.map((cost) => cost.wallMs))

async function run(): Promise<void> {
  process.stdout.write(`${machineLine()}\n`)
  await using database = await benchDatabase()
  process.stdout.write(`${await serverLine(database.url)}\n\n`)
  await using mix = await openStoredMix(database.url)
  let rows = 0
  const onRows = (more: number) => process.stderr.write(`\rstored ${(rows += more)}  `)
  const part = { cases: whole.cases / tenth, assets: whole.assets / tenth, figures: whole.figures / tenth }
  await mix.fillTo(part, onRows)
  const atPart = await measure(mix, Number(options.rounds))
  await mix.fillTo(whole, onRows)
  const atWhole = await measure(mix, Number(options.rounds))

  const head = [
    '1,000 rows of',
    'CPU ms at a tenth',
    'CPU ms at the whole',
    'ratio',
    'wall ms at a tenth',
    'wall ms at the whole',
  ]
  const lines = [...atWhole].map(([name, costs]) => {
    const before = atPart.get(name) ?? []
    const ratio = cpuMs(costs) / cpuMs(before)
    const ms = [cpuMs(before), cpuMs(costs)].map((each) => each.toFixed(0))
    return [name, ...ms, `${ratio.toFixed(2)} ×`, wallMs(before).toFixed(0), wallMs(costs).toFixed(0)]
  })
  process.stdout.write(`\n${table(head, lines)}\n\n`)

  const started = performance.now()
  const { cases, differing } = await verifyCells(mix.centre.database, mix.centre.versions, mix.now(), () => {})
  const seconds = ((performance.now() - started) / 1_000).toFixed(1)
  process.stdout.write(
    `verify: ${cases.toLocaleString('en')} facts counted anew in ${seconds} s, ${differing} cells differ\n`,
  )
  if (differing > 0) process.exitCode = 1
}

if (options.help) process.stdout.write(usage)
else await run()
