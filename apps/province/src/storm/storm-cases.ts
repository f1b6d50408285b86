import type { Instant } from '@toan-canh/calendar'
import type { CaseTable } from '../casework/case-table.ts'
import { type DrawnCase, drawPlace, drawPoint, drawShare, seedOfName, termHours } from '../casework/draw-case.ts'
import { type Chance, createChance } from '../chance.ts'
import type { Place } from '../places/read-places.ts'
import { instantAt, type Storm, type StormBook } from './storm-book.ts'
import { type StormCases, stormTable } from './storm-table.ts'

interface On {
  readonly table: CaseTable
  readonly places: readonly Place[]
  readonly seed: number
}

const minutesPerHour = 60
/** Work that must be done is done before the end of the evening, with so much of it left over for nobody. */
const shortestHours = 0.05

/** The day and the minute at which a storm began, as codes carry them: 20261125-B1930. */
function markOf({ startedAt }: Storm): string {
  const text = new Date(startedAt + 7 * 3_600_000).toISOString()
  return `${text.slice(0, 10).replaceAll('-', '')}-B${text.slice(11, 16).replace(':', '')}`
}

/** Hours of the evening at which a case comes, is taken and is done: most come in the middle of it. */
function hoursOf(table: CaseTable, chance: Chance) {
  const sent = (stormTable.hours * (chance.next() + chance.next())) / 2
  const taken =
    sent + Math.max(shortestHours, chance.around(table.wait.minutes, table.wait.spread) / minutesPerHour / 4)
  const done =
    taken + Math.max(shortestHours, chance.around(table.work.minutes, table.work.spread) / minutesPerHour / 2)
  return { sent, taken, done }
}

function drawOne({ table, places, seed }: On, { fields }: StormCases, storm: Storm, index: number): DrawnCase[] {
  const chance = createChance(seed, seedOfName(table.system), Math.floor(storm.startedAt / 1000), index)
  const place = drawPlace(places, chance)
  if (place === undefined) return []
  const { sent, taken, done } = hoursOf(table, chance)
  const submittedAt = instantAt(storm, sent)
  if (submittedAt >= storm.endsAt) return []
  const upToEnd = (hour: number): Instant => Math.min(storm.endsAt, instantAt(storm, hour))
  const drawn = Object.fromEntries(
    Object.entries(table.fields).map(([name, shares]) => [name, drawShare(fields[name] ?? shares, chance)]),
  )
  const hours = termHours(table, drawn)
  return [
    {
      table,
      code: `${table.prefix}-${markOf(storm)}-${String(index + 1).padStart(4, '0')}`,
      place,
      submittedAt,
      acceptedAt: upToEnd(taken),
      dueAt: hours === null ? null : instantAt(storm, taken + hours),
      endedAt: upToEnd(done),
      end: 'hoan_thanh',
      rating: null,
      fields: drawn,
      claims: Object.fromEntries(Object.entries(table.claims).map(([name, { share }]) => [name, chance.is(share / 2)])),
      at: drawPoint(table, place, chance),
      steps: {},
    },
  ]
}

/** The cases that storms bring to a system: a function of seed and of when each storm began. Drawn once for each state of the book. */
export function stormCases(book: StormBook, on: On): () => readonly DrawnCase[] {
  const more = stormTable.cases.find(({ system }) => system === on.table.system)
  let seen: readonly Storm[] = []
  let drawn: readonly DrawnCase[] = []
  return () => {
    if (more === undefined || seen === book.storms) return drawn
    seen = book.storms
    drawn = seen.flatMap((storm) =>
      Array.from({ length: more.count }, (_, index) => index).flatMap((index) => drawOne(on, more, storm, index)),
    )
    return drawn
  }
}
