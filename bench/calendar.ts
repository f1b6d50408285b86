import { readFileSync } from 'node:fs'
import {
  createWorkCalendar,
  formatInstant,
  parseInstant,
  periodAt,
  dayOf,
  parsePeriod,
  type Term,
} from '@toan-canh/calendar'
import { calendarSchema } from '@toan-canh/contract'
import { parse } from 'yaml'

/** Nanoseconds per call of what is asked several times for each dossier: `node bench/calendar.ts`. */
const calls = 1_000_000
const rounds = 7

const file = new URL('../catalogue/calendars/vn.yaml', import.meta.url)
const data = calendarSchema.parse(parse(readFileSync(file, 'utf8')))
const calendar = createWorkCalendar(data)

/** Instants spread evenly over the listed years, in no order, the same in each run. */
function someInstants(seed: number): Float64Array {
  const [first, last] = [Date.UTC(2024, 0, 1), Date.UTC(2027, 11, 31)]
  let state = seed
  return Float64Array.from({ length: 65_536 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor(first + (state / 2 ** 32) * (last - first))
  })
}

const [starts, ends] = [someInstants(1), someInstants(2)]
const texts = Array.from(starts, formatInstant)
const terms: readonly Term[] = [
  { unit: 'working_day', count: 15 },
  { unit: 'calendar_day', count: 30 },
  { unit: 'working_hour', count: 4 },
  { unit: 'same_day' },
]

const skipping = createWorkCalendar({ ...data, calendarTermsSkipDaysOff: true })
const calendarTerm: Term = { unit: 'calendar_day', count: 45 }

function startAt(index: number): number {
  return starts[index & 65_535] ?? 0
}
function endAt(index: number): number {
  return ends[index & 65_535] ?? 0
}

const questions: Readonly<Record<string, (index: number) => number>> = {
  'workingMinutesBetween (any two instants of four years)': (index) =>
    calendar.workingMinutesBetween(startAt(index), endAt(index)),
  'addWorkingMinutes (0 to 4,095)': (index) => calendar.addWorkingMinutes(startAt(index), index & 4095),
  'addWorkingDays (3)': (index) => calendar.addWorkingDays(dayOf(startAt(index)), 3),
  'dueAt (four kinds of term in turn)': (index) =>
    calendar.dueAt({ receivedAt: startAt(index), term: terms[index & 3] ?? calendarTerm }),
  'dueAt (45 calendar days, days off skipped)': (index) =>
    skipping.dueAt({ receivedAt: startAt(index), term: calendarTerm }),
  isWorkingDay: (index) => (calendar.isWorkingDay(dayOf(startAt(index))) ? 1 : 0),
  'periodAt (month)': (index) => periodAt('month', dayOf(startAt(index))).from,
  'parsePeriod (day)': (index) => parsePeriod((texts[index & 65_535] ?? '').slice(0, 10))?.from ?? 0,
  parseInstant: (index) => parseInstant(texts[index & 65_535] ?? '') ?? 0,
  formatInstant: (index) => formatInstant(startAt(index)).length,
}

/** The median of several rounds, so that one pause of the machine does not count. */
function nsPerCall(ask: (index: number) => number): { readonly ns: number; readonly sum: number } {
  const times: number[] = []
  let sum = 0
  for (let round = 0; round <= rounds; round += 1) {
    const begun = process.hrtime.bigint()
    for (let index = 0; index < calls; index += 1) sum += ask(index)
    if (round > 0) times.push(Number(process.hrtime.bigint() - begun) / calls)
  }
  return { ns: times.toSorted((a, b) => a - b)[Math.floor(rounds / 2)] ?? 0, sum }
}

console.log(`| Call (${calls.toLocaleString('en')} calls, median of ${rounds} rounds) | ns per call |\n|---|---:|`)
for (const [name, ask] of Object.entries(questions)) {
  const { ns, sum } = nsPerCall(ask)
  if (!Number.isFinite(sum)) throw new Error(`${name} gave no number`)
  console.log(`| ${name} | ${ns.toFixed(0)} |`)
}
const begunMs = performance.now()
for (let index = 0; index < 100; index += 1) createWorkCalendar(data)
console.log(`| createWorkCalendar | ${((performance.now() - begunMs) * 10_000).toFixed(0)} |`)
