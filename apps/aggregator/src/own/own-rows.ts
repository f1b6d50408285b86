import { type Day, dayOf, type Instant, isoDay, startOfDay } from '@toan-canh/calendar'
import { outagesBetween } from './outages-between.ts'
import type { OwnRecords } from './own-records.ts'

/** One row for the mapping of the source: a unit, a day, and what is told of them. */
export type OwnRow = Readonly<Record<string, number | string>>

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const usageDays = 30

interface Stretch {
  readonly from: Instant
  readonly to: Instant
}

/** How long until something was found, and until it was mended: of what happened within a stretch. */
interface Incident {
  readonly foundAt: Instant
  readonly findMs: number
  readonly endedAt: Instant | null
  readonly mendMs: number
}

/**
 * What went wrong with the product: sources that fell silent, found when their promise was broken and over when data came again;
 * and outages, which nobody can have found before it ran again. What was due before the product first ran was nobody's to find.
 */
function incidentsOf({ breaches, lives, now }: OwnRecords): readonly Incident[] {
  const bornAt = bornOf({ lives, now })
  const silences = breaches
    .filter(({ heldUntil }) => heldUntil >= bornAt && heldUntil < now)
    .map(({ dueAt, heldUntil, arrivedAt }) => ({
      foundAt: heldUntil,
      findMs: heldUntil - dueAt,
      endedAt: arrivedAt,
      mendMs: (arrivedAt ?? now) - heldUntil,
    }))
  const outages = outagesBetween(lives, 0, now).map(({ from, to }) => {
    return { foundAt: to, findMs: to - from, endedAt: to, mendMs: to - from }
  })
  return [...silences, ...outages]
}

function bornOf({ lives, now }: Pick<OwnRecords, 'lives' | 'now'>): Instant {
  return Math.min(...lives.map(({ from }) => from), now)
}

function total(amounts: readonly number[]): number {
  return amounts.reduce((sum, each) => sum + each, 0)
}

function uptimeOf({ lives, now }: OwnRecords, { from, to }: Stretch): OwnRow {
  const known = bornOf({ lives, now })
  // Whole hours: a number that moves every minute would leave a version of itself each minute.
  const until = to <= now ? to : from + Math.floor((now - from) / hourMs) * hourMs
  const since = Math.max(from, known)
  if (until <= since) return {}
  const down = total(outagesBetween(lives, since, until).map((each) => each.to - each.from))
  const awaited = until - since
  return {
    minutesAwaited: Math.round(awaited / minuteMs),
    minutesUp: Math.round((awaited - down) / minuteMs),
  }
}

function troubleOf(incidents: readonly Incident[], { from, to }: Stretch): OwnRow {
  const isWithin = (at: Instant | null) => at !== null && at >= from && at < to
  const found = incidents.filter(({ foundAt }) => isWithin(foundAt))
  const ended = incidents.filter(({ endedAt }) => isWithin(endedAt))
  return {
    incidentsFound: found.length,
    minutesToFind: Math.round(total(found.map(({ findMs }) => findMs)) / minuteMs),
    incidentsEnded: ended.length,
    hoursToMend: Math.round((total(ended.map(({ mendMs }) => mendMs)) / hourMs) * 100) / 100,
  }
}

function openedOf({ usage, province }: OwnRecords, day: Day): OwnRow {
  const ofDay = usage.filter((each) => each.day === day && each.unit === province)
  return { viewsOfProvince: total(ofDay.map(({ opened }) => opened)) }
}

function takenOf({ taken }: OwnRecords, day: Day): OwnRow {
  const ofDay = taken.get(day)
  return ofDay === undefined ? {} : { rowsTaken: ofDay.changed, rowsRefused: ofDay.refused }
}

/** What is told of today only: how things stand. */
function standingOf({ sources, empty, entered, tiles, usage, now }: OwnRecords): OwnRow {
  const since = dayOf(now) - usageDays + 1
  const opened = new Set(usage.filter(({ day }) => day >= since).map(({ indicator }) => indicator))
  return {
    sourcesPromised: sources.of,
    sourcesKept: sources.is,
    indicators: empty.of,
    indicatorsEmpty: empty.is,
    indicatorsFed: entered.of,
    indicatorsEntered: entered.is,
    tilesUnopened: [...tiles].filter((indicator) => !opened.has(indicator)).length,
  }
}

/** The rows of the days from one to today. Pure: the same records give the same rows. */
export function ownRows(records: OwnRecords, fromDay: Day): readonly OwnRow[] {
  const { province, reminders, now } = records
  const today = dayOf(now)
  const incidents = incidentsOf(records)
  const days = Array.from({ length: Math.max(0, today - fromDay + 1) }, (_, index) => fromDay + index)
  return days.flatMap((day) => {
    const stretch = { from: startOfDay(day), to: startOfDay(day + 1) }
    const reminded = reminders.get(day) ?? new Map<string, number>()
    return [
      {
        unit: province,
        day: isoDay(day),
        ...uptimeOf(records, stretch),
        ...troubleOf(incidents, stretch),
        ...openedOf(records, day),
        ...takenOf(records, day),
        ...(day === today ? standingOf(records) : {}),
        reminders: total([...reminded.values()]),
      },
      ...[...reminded]
        .filter(([unit]) => unit !== province)
        .map(([unit, count]) => ({ unit, day: isoDay(day), reminders: count })),
    ]
  })
}
