import { type Day, dayOf, type Instant, startOfDay } from '@toan-canh/calendar'
import { type Chance, createChance } from '../chance.ts'
import type { Place } from '../places/read-places.ts'
import type { CaseTable, Shares } from './case-table.ts'

const minuteMs = 60_000
const hourMs = 3_600_000
const opening = 7.5 * hourMs
const closing = 17 * hourMs
/** Of what comes around the clock so much comes before five in the morning. */
const nightShare = 0.08
const nightEnds = 5
/** Everything of a case happens within so many days: what lasts longer does not end. */
export const longestLifeDays = 44
const longestMs = longestLifeDays * 86_400_000
/** Within a commune: about a kilometre around its centre. */
const spreadDegrees = 0.008

/** A case with all that will ever happen to it. */
export interface DrawnCase {
  readonly table: CaseTable
  readonly code: string
  readonly place: Place
  readonly submittedAt: Instant
  /** `null`: refused, or given up before anybody took it. */
  readonly acceptedAt: Instant | null
  readonly dueAt: Instant | null
  /** `null`: it does not end. */
  readonly endedAt: Instant | null
  readonly end: string
  readonly rating: string | null
  readonly fields: Readonly<Record<string, string>>
  readonly claims: Readonly<Record<string, boolean>>
  /** Fields with the instant of a further step that will come. */
  readonly steps: Readonly<Record<string, Instant>>
  readonly at: readonly [number, number] | null
}

export interface DayOfCases {
  readonly table: CaseTable
  readonly places: readonly Place[]
  readonly day: Day
  readonly seed: number
  readonly scale: number
  readonly isWorkingDay: (day: Day) => boolean
}

/** Draws one of the names, each as often as its share says. */
export function drawShare(shares: Shares, chance: Chance): string {
  const entries = Object.entries(shares)
  let left = chance.next() * entries.reduce((sum, [, share]) => sum + share, 0)
  for (const [name, share] of entries) {
    left -= share
    if (left < 0) return name
  }
  return entries.at(-1)?.[0] ?? ''
}

/** Draws a place: more often one with more people. */
export function drawPlace(places: readonly Place[], chance: Chance): Place | undefined {
  const weightOf = ({ people }: Place) => (people === 0 ? 60_000 : people)
  let left = chance.next() * places.reduce((sum, place) => sum + weightOf(place), 0)
  return places.find((place) => (left -= weightOf(place)) < 0) ?? places.at(-1)
}

/** An instant at which somebody is at work: the next morning for what falls outside office hours. */
function atWork(instant: Instant, isWorkingDay: (day: Day) => boolean, chance: Chance): Instant {
  const day = dayOf(instant)
  const time = instant - startOfDay(day)
  if (isWorkingDay(day) && time >= opening && time <= closing) return instant
  let next = time < opening ? day : day + 1
  while (!isWorkingDay(next)) next += 1
  return startOfDay(next) + opening + chance.below(3 * hourMs)
}

/** The term that a table gives to a case of these fields, in hours; null: none. */
export function termHours({ term }: CaseTable, fields: Readonly<Record<string, string>>): number | null {
  if (term === null) return null
  return term.of?.[fields[term.by ?? ''] ?? ''] ?? term.hours
}

/** A term of whole days falls due at the end of its day's work; a day off is passed over. */
function dueAfter(from: Instant, hours: number, { table, isWorkingDay }: DayOfCases): Instant {
  if (table.hours === 'always' || hours < 24) return from + hours * hourMs
  let day = dayOf(from)
  for (let left = Math.round(hours / 24); left > 0; left -= isWorkingDay(day) ? 1 : 0) day += 1
  return startOfDay(day) + closing
}

function workMs(on: DayOfCases, term: number | null, chance: Chance): number {
  const { table } = on
  if (term === null) return chance.around(table.work.minutes, table.work.spread) * minuteMs
  return chance.is(table.late) ? term * (1 + chance.around(0.35, 0.9)) : term * (0.08 + 0.88 * chance.next())
}

/** A point in the commune; null where the system tells none. */
export function drawPoint(
  { isOnMap }: CaseTable,
  { lon, lat }: Place,
  chance: Chance,
): readonly [number, number] | null {
  const [east, north] = [chance.next() - 0.5, chance.next() - 0.5]
  if (!isOnMap || lon === null || lat === null) return null
  return [lon + east * 2 * spreadDegrees, lat + north * 2 * spreadDegrees]
}

/** A time of day: little happens in the small hours, most between morning and evening. */
function aroundTheClock(chance: Chance): number {
  const [part, within] = [chance.next(), chance.next()]
  const [from, hours] = part < nightShare ? [0, nightEnds] : [nightEnds, 24 - nightEnds]
  return Math.floor((from + hours * within) * hourMs)
}

/** The further steps of a case; what is asked while it is worked on comes before its end. */
function drawSteps(
  { steps }: CaseTable,
  of: Pick<DrawnCase, 'submittedAt' | 'acceptedAt' | 'endedAt' | 'end'>,
  { chance, settle }: { readonly chance: Chance; readonly settle: (instant: Instant) => Instant },
): Readonly<Record<string, Instant>> {
  const drawn = Object.entries(steps).flatMap(([name, { share, after, minutes, spread }]) => {
    const [comes, length] = [chance.is(share), chance.around(minutes, spread) * minuteMs]
    const from = after === 'taken' ? of.acceptedAt : of.end === 'hoan_thanh' ? of.endedAt : null
    const at = from === null ? Number.POSITIVE_INFINITY : Math.round(settle(from + length))
    const until = after === 'taken' ? (of.endedAt ?? Number.POSITIVE_INFINITY) : of.submittedAt + longestMs
    return comes && at < until ? [[name, at] as const] : []
  })
  return Object.fromEntries(drawn)
}

function drawCase(on: DayOfCases, index: number, tableSeed: number): DrawnCase | null {
  const { table, day, isWorkingDay } = on
  const chance = createChance(on.seed, tableSeed, day, index)
  const place = drawPlace(on.places, chance)
  if (place === undefined) return null
  const isOffice = table.hours === 'office'
  const settle = (instant: Instant) => (isOffice ? atWork(instant, isWorkingDay, chance) : instant)
  const submittedAt = isOffice
    ? startOfDay(day) + opening + chance.below(closing - opening)
    : startOfDay(day) + aroundTheClock(chance)
  const fields = Object.fromEntries(
    Object.entries(table.fields).map(([name, shares]) => [name, drawShare(shares, chance)]),
  )
  const claims = Object.fromEntries(Object.entries(table.claims).map(([name, { share }]) => [name, chance.is(share)]))
  const end = drawShare(table.ends, chance)
  const takenAt = Math.round(settle(submittedAt + chance.around(table.wait.minutes, table.wait.spread) * minuteMs))
  const hours = termHours(table, fields)
  const dueAt = hours === null ? null : dueAfter(takenAt, hours, on)
  const doneAt = Math.round(settle(takenAt + workMs(on, dueAt === null ? null : dueAt - takenAt, chance)))
  const endedAt = end === 'tu_choi' ? takenAt : doneAt
  const course = {
    submittedAt,
    acceptedAt: end === 'tu_choi' ? null : takenAt,
    endedAt: endedAt - submittedAt > longestMs ? null : endedAt,
    end,
  }
  const rated = table.rated !== undefined && end === 'hoan_thanh' && chance.is(table.rated.share)
  return {
    table,
    code: `${table.prefix}-${new Date(startOfDay(day) + 12 * hourMs).toISOString().slice(0, 10).replaceAll('-', '')}-${String(index + 1).padStart(5, '0')}`,
    place,
    ...course,
    dueAt: end === 'tu_choi' ? null : dueAt,
    rating: rated ? drawShare(table.rated?.of ?? {}, chance) : null,
    fields,
    claims,
    at: drawPoint(table, place, chance),
    steps: drawSteps(table, course, { chance, settle }),
  }
}

/** A number from the letters of a name, to give each system a chance of its own. */
export function seedOfName(name: string): number {
  let seed = 7
  for (const letter of name) seed = (seed * 31 + letter.charCodeAt(0)) | 0
  return seed >>> 0
}

/** Everything that begins on a day: a function of seed, scale and day. */
export function drawCasesOfDay(on: DayOfCases): readonly DrawnCase[] {
  const { table, day, seed, scale } = on
  const tableSeed = seedOfName(table.system)
  const chance = createChance(seed, tableSeed, day)
  const wanted = table.perDay * scale * (on.isWorkingDay(day) ? 1 : table.restShare) * (0.85 + 0.3 * chance.next())
  const count = Math.floor(wanted) + (chance.is(wanted - Math.floor(wanted)) ? 1 : 0)
  return Array.from({ length: count }, (_, index) => drawCase(on, index, tableSeed)).filter((each) => each !== null)
}
