import { type Day, dayOf, type Instant, isoDay, parseDay, startOfDay } from '@toan-canh/calendar'
import { type Health, healthOfCamera } from '../cameras/health-of-camera.ts'
import type { ChangedRow, RowsChanged, Stretch } from '../upstream/sector-system.ts'
import type { DrawnItem } from './draw-items.ts'
import type { ItemTable } from './item-table.ts'

const minuteMs = 60_000
const workdayMs = 8 * 3_600_000
const firstDay = parseDay('2025-07-01') ?? 0
/** What is drawn once has been so since some day of the first year. */
const stillDays = 365
/** The turns of one item that are told of a stretch. */
const mostTurns = 300

const stateWords = { ONLINE: 'hoat_dong', DEGRADED: 'suy_giam', OFFLINE: 'mat_ket_noi' } as const

interface Turn {
  readonly word: string
  readonly since: Instant
  readonly seenAt: Instant | null
}

type TurnOf = (item: DrawnItem, at: Instant) => Turn

function turnOfHealth({ state, since }: Health): Turn {
  return { word: stateWords[state], since, seenAt: state === 'OFFLINE' ? since : null }
}

/** How an item stands at an instant: as its health has it, or as it was drawn. */
function turnsBySeed(seed: number): TurnOf {
  return (item, at) => {
    if (item.state === null) return turnOfHealth(healthOfCamera(item, at, seed))
    return { word: item.state, since: startOfDay(firstDay + Math.floor(item.phase * stillDays)), seenAt: null }
  }
}

/** The day that comes round: the next one, or the last while nobody has attended to it. */
function roundDay(today: Day, everyDays: number, { phase, lateDays }: { phase: number; lateDays: number }): Day {
  const since = today - lateDays - firstDay - Math.floor(phase * everyDays)
  return firstDay + Math.floor(phase * everyDays) + Math.ceil(since / everyDays) * everyDays
}

function datesOf({ dates }: ItemTable, { phase, luck }: DrawnItem, at: Instant): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(dates).map(([field, { everyDays, lateDays }]) => [
      field,
      // One in eight is attended to late.
      isoDay(roundDay(dayOf(at), everyDays, { phase, lateDays: luck < 0.125 ? lateDays : 0 })),
    ]),
  )
}

function rowOf(table: ItemTable, item: DrawnItem, turn: Turn & { readonly changedAt: Instant }): ChangedRow {
  const { word, since, seenAt, changedAt } = turn
  return {
    code: `${item.code} ${String(since)}`,
    changedAt,
    row: (stamp) => ({
      Ma: item.code,
      TenMuc: item.name,
      DonVi: item.unit,
      KinhDo: item.lon.toFixed(5),
      ViDo: item.lat.toFixed(5),
      TrangThai: word,
      TuLuc: stamp(since),
      TinHieuLuc: stamp(seenAt ?? changedAt),
      CapNhat: stamp(changedAt),
      ...item.fields,
      ...datesOf(table, item, changedAt),
    }),
  }
}

/** The last sign of life up to an instant, each item at a minute of its own. */
function lastBeat({ index }: DrawnItem, at: Instant, beatMinutes: number): Instant {
  const minute = Math.floor(at / minuteMs)
  return (minute - ((minute - index * 7) % beatMinutes)) * minuteMs
}

/**
 * What a register tells of a stretch: every turn within it, and of each item that it is still there. Registers that are asked for their
 * past tell it turn by turn.
 */
function rowsOfStates(table: ItemTable, items: readonly DrawnItem[], seed: number): RowsChanged {
  const turnOf = turnsBySeed(seed)
  return ({ from, to, seenAt }) =>
    items.flatMap((item) => {
      const found: ChangedRow[] = []
      const now = turnOf(item, Math.min(to, seenAt))
      const changedAt = Math.max(now.since, now.seenAt === null ? lastBeat(item, to, table.beatMinutes) : 0)
      if (changedAt >= from && changedAt <= to) found.push(rowOf(table, item, { ...now, changedAt }))
      for (let turn = now; turn.since > from && found.length < mostTurns;) {
        turn = turnOf(item, turn.since - 1)
        if (turn.since >= from && turn.since >= startOfDay(firstDay))
          found.push(rowOf(table, item, { ...turn, changedAt: turn.since }))
      }
      return found
    })
}

interface Terms {
  readonly days: number
  readonly earlyDays: number
  readonly lateShare: number
  readonly lateDays: number
}

/** The terms of an item that a stretch tells of: when each began, when it ends and when the next took its place. */
function termsWithin({ days, earlyDays, lateShare, lateDays }: Terms, item: DrawnItem, { to }: Stretch) {
  const first = firstDay - days + Math.floor(item.phase * days)
  const count = Math.max(0, Math.ceil((dayOf(to) + 1 - first) / days) + 1)
  const renewed = (number: number): Day => {
    const luck = (item.luck * 7.3 + number * 0.37) % 1
    const late = luck < lateShare ? Math.ceil((luck / lateShare) * lateDays) : -Math.ceil(luck * earlyDays)
    return first + (number + 1) * days + late
  }
  return Array.from({ length: count }, (_, number) => ({
    code: `${item.code}-${String(number + 1)}`,
    issuedAt: startOfDay(number === 0 ? first : renewed(number - 1)) + workdayMs + item.index * 1_000,
    dueAt: startOfDay(first + (number + 1) * days + 1) - 1,
    endedAt: startOfDay(renewed(number)) + workdayMs + item.index * 1_000,
  }))
}

function rowsOfTerms(terms: Terms, items: readonly DrawnItem[]): RowsChanged {
  return (stretch) =>
    items.flatMap((item) =>
      termsWithin(terms, item, stretch).flatMap(({ code, issuedAt, dueAt, endedAt }) => {
        const hasEnded = endedAt <= stretch.seenAt
        const changedAt = hasEnded ? endedAt : issuedAt
        if (issuedAt > stretch.seenAt || changedAt < stretch.from || changedAt > stretch.to) return []
        return {
          code,
          changedAt,
          row: (stamp: (instant: Instant) => string) => ({
            Ma: code,
            DonVi: item.unit,
            ThoiDiemCap: stamp(issuedAt),
            HetHan: stamp(dueAt),
            ThoiDiemThayThe: hasEnded ? stamp(endedAt) : null,
            CapNhat: stamp(changedAt),
            ...item.fields,
          }),
        }
      }),
    )
}

/** What a register tells of a stretch of time. */
export function rowsOfItems(table: ItemTable, items: readonly DrawnItem[], seed: number): RowsChanged {
  return table.terms === undefined ? rowsOfStates(table, items, seed) : rowsOfTerms(table.terms, items)
}
