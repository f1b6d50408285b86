import { type Day, dayOf, type Instant, periodAt, startOfDay } from '@toan-canh/calendar'
import type { OwnRows } from '@toan-canh/connectors'
import type { Board } from '@toan-canh/contract'
import { countReminders, readBreaches, readLives, readQualityTotals, readUsage } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'
import { feeds } from '../readings/provenance.ts'
import type { OwnRecords, Share } from './own-records.ts'
import { ownRows } from './own-rows.ts'

/** No telling goes further back: days before it are told already, or not at all. */
const mostDaysBack = 35
const hourMs = 3_600_000
const dayMs = 24 * hourMs
const usageDays = 30
const mostRecords = 5_000

function shareOf<T>(list: readonly T[], is: (each: T) => boolean): Share {
  return { of: list.length, is: list.filter(is).length }
}

/** Every indicator that the widgets of boards name. */
export function tilesOf(boards: Iterable<Board>, isIndicator: (id: string) => boolean): ReadonlySet<string> {
  const named = (value: unknown): readonly string[] => {
    if (typeof value === 'string') return isIndicator(value) ? [value] : []
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(named) : []
  }
  return new Set([...boards].flatMap(({ widgets }) => Object.values(widgets).flatMap(({ config }) => named(config))))
}

/** How things stand by the boards of sources and the definitions in force. */
function standing(centre: Centre, running: readonly LoadedSource[]) {
  const { board } = centre
  const indicators = [...centre.definitions().indicators.values()]
  const told = running.filter(({ id }) => (board.stateOf(id)?.facts ?? 0) > 0)
  const fed = indicators.filter((indicator) => told.some((source) => feeds(source, indicator)))
  const entered = told.filter(({ definition }) => definition.connector.type === 'manual')
  const fedOnes = new Set(fed)
  return {
    sources: shareOf(running, ({ id }) => ['fresh', 'late'].includes(board.statuses.get(id)?.freshness ?? 'lost')),
    empty: shareOf(indicators, (indicator) => !fedOnes.has(indicator)),
    entered: shareOf(fed, (indicator) => entered.some((source) => feeds(source, indicator))),
    tiles: tilesOf(centre.catalogue.boards.values(), (id) => centre.definitions().indicators.has(id)),
  }
}

async function remindersOf(centre: Centre, running: readonly LoadedSource[], days: readonly Day[]) {
  const none = new Map(
    running.flatMap(({ definition: { remind } }) => (remind === undefined ? [] : [[remind.unit, 0]])),
  )
  const ofDay = async (day: Day) => {
    const span = { from: startOfDay(periodAt('year', day).from), to: startOfDay(day + 1) }
    const counted = await countReminders(centre.database, span)
    return [day, new Map([...none, ...counted.map(({ unit, count }) => [unit, count] as const)])] as const
  }
  const told: (readonly [Day, ReadonlyMap<string, number>])[] = []
  for (const day of days) told.push(await ofDay(day))
  return new Map(told)
}

/** What the product has recorded of itself, told as rows of a source; `sources`: those that are read here. */
export function ownRecordsOf(centre: Centre, sources: readonly LoadedSource[]): OwnRows {
  const running = sources.filter(({ definition }) => definition.run === 'always')
  return async (since: Instant | null) => {
    const now = centre.now()
    const today = dayOf(now)
    const asked = since === null ? today : dayOf(since - dayMs)
    const fromDay = Math.max(Math.min(asked, today), today - mostDaysBack)
    const days = Array.from({ length: today - fromDay + 1 }, (_, index) => fromDay + index)
    const from = startOfDay(fromDay)
    const [lives, breaches, usage, totals, reminders] = await Promise.all([
      readLives(centre.database, from, mostRecords),
      readBreaches(centre.database, { from, to: now, limit: mostRecords }),
      readUsage(centre.database, Math.min(fromDay, today - usageDays)),
      readQualityTotals(centre.database, fromDay),
      remindersOf(centre, running, days),
    ])
    const isHourOver = since === null || Math.floor(since / hourMs) !== Math.floor(now / hourMs)
    const taken = new Map(totals.filter(({ day }) => isHourOver || day < today).map(({ day, ...each }) => [day, each]))
    const own = running.find(({ definition }) => definition.connector.type === 'own')
    const province = own?.register.units.find(({ parent, validTo }) => parent === null && validTo === null)?.code ?? ''
    const records: OwnRecords = {
      province,
      lives,
      breaches,
      usage,
      taken,
      reminders,
      now,
      ...standing(centre, running),
    }
    return ownRows(records, fromDay)
  }
}
