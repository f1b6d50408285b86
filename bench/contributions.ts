import { readFileSync } from 'node:fs'
import { type Instant, createWorkCalendar, parseInstant } from '@toan-canh/calendar'
import { type Case, calendarSchema, indicatorFileSchema } from '@toan-canh/contract'
import { CellDeltas, compileDefinitions, contributionsOfFact, take } from '@toan-canh/engine'
import { parse } from 'yaml'

/** What counting one dossier costs, with the definitions in force: `npm run bench -- contributions`. */
const casesPerBatch = 5_000
const rounds = 15
const minuteMs = 60_000
const dayMs = 1_440 * minuteMs
const source = 'mot-cua'

function catalogueFile(path: string): unknown {
  return parse(readFileSync(new URL(`../catalogue/${path}`, import.meta.url), 'utf8'))
}

const calendar = createWorkCalendar(calendarSchema.parse(catalogueFile('calendars/vn.yaml')))
const pack = indicatorFileSchema.parse(catalogueFile('tthc/indicators.yaml'))
const staff = indicatorFileSchema.parse(catalogueFile('hr/indicators.yaml'))
const definitions = compileDefinitions([pack, staff], () => calendar)
const fields = Object.keys(pack.dimensions['field']?.values ?? {})
const channels = Object.keys(pack.dimensions['channel']?.values ?? {})
const firstMs = Date.UTC(2025, 9, 1)
const now = parseInstant('2026-11-21T10:00:00+07:00') ?? 0

/** Whole numbers below a bound in no order, the same in each run. */
function someNumbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Dossier `index` of a batch received within so many days. */
interface Making {
  readonly index: number
  readonly days: number
  readonly some: (below: number) => number
}
type MakeCase = (making: Making) => Case

function typicalCase({ index, days, some }: Making): Case {
  const openedAt = firstMs + some(days * 1_440) * minuteMs
  const closedAt = openedAt + (60 + some(8 * 1_440)) * minuteMs
  return {
    shape: 'case',
    kind: 'dossier',
    id: `H42.05-${index}`,
    unit: `H42.${some(145)}`,
    changedAt: closedAt,
    submittedAt: openedAt,
    openedAt,
    dueAt: openedAt + 10 * dayMs,
    dueIncludesPauses: false,
    closedAt,
    pauses: [],
    state: 'closed',
    slices: { field: fields[some(fields.length)] ?? '', channel: channels[some(channels.length)] ?? '' },
    flags: { onlineOffered: some(2) === 0, feeBearing: some(3) === 0, digitised: some(4) > 0 },
  }
}

function openCase(making: Making): Case {
  return { ...typicalCase(making), state: 'open', closedAt: null }
}

/** Two supplements, a payment and a move between units on the way; closed late. */
function complicatedCase(making: Making): Case {
  const plain = typicalCase(making)
  const later = (days: number): Instant => plain.submittedAt + days * dayMs
  const closedAt = later(30)
  return {
    ...plain,
    changedAt: closedAt,
    closedAt,
    pauses: [
      { from: later(2), to: later(4), reason: 'supplement' },
      { from: later(6), to: later(9), reason: 'payment' },
      { from: later(11), to: later(12), reason: 'supplement' },
    ],
    unitSpans: [
      { unit: plain.unit, from: later(0) },
      { unit: `H42.${making.some(145)}`, from: later(5) },
    ],
  }
}

interface Cost {
  readonly contributionsUs: number
  readonly takeUs: number
  readonly rowsUs: number
  readonly rows: number
}

/** Processor time of all threads, collecting garbage included: other work on the machine does not count. */
function cpuUs(): number {
  const { user, system } = process.cpuUsage()
  return user + system
}

function batchCost(cases: readonly Case[]): Cost {
  const deltas = new CellDeltas()
  let cells = 0
  const begunUs = cpuUs()
  for (const fact of cases) cells += contributionsOfFact(definitions, source, fact, now).cells.length
  const countedUs = cpuUs()
  for (const fact of cases) take(definitions, source, { before: null, after: fact, now }, deltas)
  const takenUs = cpuUs()
  const rows = deltas.rows().length
  const endedUs = cpuUs()
  if (cells === 0) throw new Error('nothing was counted')
  return {
    contributionsUs: (countedUs - begunUs) / cases.length,
    takeUs: (takenUs - countedUs) / cases.length,
    rowsUs: (endedUs - takenUs) / cases.length,
    rows,
  }
}

function allUs({ takeUs, rowsUs }: Cost): number {
  return takeUs + rowsUs
}

function medianOf(costs: readonly Cost[]): Cost {
  const middle = costs.toSorted((a, b) => allUs(a) - allUs(b))[Math.floor(costs.length / 2)]
  if (middle === undefined) throw new Error('there is no middle of nothing')
  return middle
}

const kinds: readonly (readonly [name: string, days: number, make: MakeCase])[] = [
  ['typical (closed, no pause), a page of history: 3 days', 3, typicalCase],
  ['typical, spread over a year', 360, typicalCase],
  ['open, no pause, 3 days', 3, openCase],
  ['complicated (3 pauses, 1 move), 3 days', 3, complicatedCase],
]

console.log(
  `Batches of ${casesPerBatch} dossiers over 145 units, median of ${rounds} rounds, µs of processor per dossier\n`,
)
console.log('| Dossiers | contributions alone | take | rows | take + rows | per second | rows per batch |')
console.log('|---|---:|---:|---:|---:|---:|---:|')
for (const [name, days, make] of kinds) {
  const some = someNumbers(7)
  const cases = Array.from({ length: casesPerBatch }, (_, index) => make({ index, days, some }))
  for (let round = 0; round < rounds; round += 1) batchCost(cases)
  const cost = medianOf(Array.from({ length: rounds }, () => batchCost(cases)))
  const figures = [cost.contributionsUs, cost.takeUs, cost.rowsUs, allUs(cost)].map((us) => us.toFixed(2)).join(' | ')
  const perSecond = Math.round(1e6 / allUs(cost)).toLocaleString('en')
  console.log(`| ${name} | ${figures} | ${perSecond} | ${cost.rows.toLocaleString('en')} |`)
}
