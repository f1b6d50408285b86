import { type Day, dayOf, type Instant, isoDay, parseDay, periodAt, startOfDay } from '@toan-canh/calendar'
import { evenOf } from '../chance.ts'
import { seedOfName } from '../casework/draw-case.ts'
import type { Place, Places } from '../places/read-places.ts'
import type { ChangedRow, RowsChanged, Stretch } from '../upstream/sector-system.ts'
import type { FigureTable } from './figure-table.ts'
import type { FigureStorms } from '../storm/storm-figures.ts'
import { toldValue } from './told-value.ts'

const minuteMs = 60_000
const hourMs = 3_600_000
const dayMs = 86_400_000
const revisedAfterMs = 7 * dayMs
const revisedShare = 0.15
/** What is told of a day is told at half past five the next morning. */
const toldAtMs = 5.5 * hourMs

export interface FigureSample {
  readonly table: FigureTable
  readonly places: Places
  readonly seed: number
  readonly isWorkingDay: (day: Day) => boolean
  readonly storms?: FigureStorms | undefined
}

/** A period or an instant, and when it is told. */
interface Step {
  readonly id: string
  readonly from: Day
  readonly number: number
  readonly toldAt: Instant
  /** Share of a running day that has passed. */
  readonly part: number
}

function measured(minutes: number, { from, to }: Stretch, storms: FigureStorms | undefined): Step[] {
  const every = minutes * minuteMs
  const usual: Instant[] = []
  for (let at = Math.ceil(from / every) * every; at <= to; at += every) usual.push(at)
  const more = storms?.instants(from, to).filter((at) => at % every !== 0) ?? []
  return [...usual, ...more].map((at) => ({
    id: '',
    from: dayOf(at),
    number: Math.floor(at / every),
    toldAt: at,
    part: 1,
  }))
}

/** The days that run or ran: each is told anew every hour, and once more when it is over. */
function running({ from, to, seenAt }: Stretch): Step[] {
  const steps: Step[] = []
  for (let day = dayOf(from) - 1; day <= dayOf(to); day += 1) {
    const hours = Math.min(24, Math.floor((seenAt - startOfDay(day)) / hourMs))
    if (hours < 1) continue
    const toldAt = startOfDay(day) + hours * hourMs
    steps.push({ id: isoDay(day), from: day, number: 0, toldAt, part: partOfDay(hours) })
  }
  return steps
}

/** How much of a day's work is done by an hour: little at night, most in office hours. */
function partOfDay(hours: number): number {
  const weights = Array.from({ length: 24 }, (_, hour) => (hour >= 7 && hour < 18 ? 3 : 0.6))
  const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0)
  return sum(weights.slice(0, hours)) / sum(weights)
}

function ended(every: 'day' | 'month' | 'quarter' | 'year', lagDays: number, { from, to }: Stretch): Step[] {
  const steps: Step[] = []
  const first = dayOf(from - revisedAfterMs) - lagDays - 1
  for (let period = periodAt(every, first); ; period = periodAt(every, period.to + 1)) {
    const toldAt = startOfDay(period.to + 1 + lagDays) + toldAtMs
    if (toldAt > to) return steps
    steps.push({ id: period.id, from: period.from, number: 0, toldAt, part: 1 })
  }
}

function stepsOf({ table: { every, minutes = 60, lagDays = 0 }, storms }: FigureSample, stretch: Stretch): Step[] {
  if (every === 'instant') return measured(minutes, stretch, storms)
  return every === 'running' ? running(stretch) : ended(every, lagDays, stretch)
}

/** The tellers of a table, those of every n-th place alone where only some tell. */
function tellersOf({ where, oneOf = 1 }: FigureTable, places: Places): readonly Place[] {
  return places[where].filter((_, index) => index % oneOf === 0)
}

/** First days of the periods of a year up to one of them. */
function startsOfYear(every: FigureTable['every'], last: Day): readonly Day[] {
  if (every !== 'month' && every !== 'quarter') return [last]
  const starts: Day[] = []
  for (let day = periodAt('year', last).from; day <= last; day = periodAt(every, day).to + 1) starts.push(day)
  return starts
}

function isRevised({ seed, table }: FigureSample, place: Place, step: Step): boolean {
  if (table.every === 'instant' || table.every === 'running') return false
  return evenOf(seed, seedOfName(table.system), seedOfName(place.code), step.from, 5) < revisedShare
}

/** The rows of a system of figures: each is told once, and some are revised a week later. */
export function rowsOfFigures(sample: FigureSample): RowsChanged {
  const { table, places, seed, isWorkingDay, storms } = sample
  const { system, columns, every, kinds } = table
  const tellers = tellersOf(table, places)
  const firstDay = parseDay(table.from) ?? 0
  const shares = kinds === undefined ? { '': 1 } : kinds.shares
  const names = Object.keys(columns)

  function numbersOf(place: Place, step: Step, revision: number, kindShare: number) {
    const on = { seed, system, place, columns, from: step.from, step: step.number, kindShare, revision }
    const isRestDay = (every === 'day' || every === 'running') && !isWorkingDay(step.from)
    return Object.fromEntries(
      names.map((name) => {
        const { isCumulative = false, digits = 0 } = columns[name] ?? {}
        const starts = isCumulative ? startsOfYear(every, step.from) : [step.from]
        const value = starts.reduce((sum, from) => sum + toldValue(name, { ...on, from, isRestDay }), 0)
        const told = storms?.changed(value * step.part, { column: name, place, at: step.toldAt }) ?? value * step.part
        return [name, Number(told.toFixed(digits))]
      }),
    )
  }

  function rowsAt(place: Place, step: Step, { from, to, seenAt }: Stretch): ChangedRow[] {
    const revisedAt = step.toldAt + revisedAfterMs
    const revision = isRevised(sample, place, step) && revisedAt <= seenAt ? 1 : 0
    const changedAt = revision === 1 ? revisedAt : step.toldAt
    if (changedAt < from || changedAt > to) return []
    return Object.entries(shares).map(([kind, share]) => ({
      code: `${place.code} ${step.id} ${kind}`,
      changedAt,
      row: (stamp) => ({
        DonVi: place.code,
        ...(every === 'instant' ? { ThoiDiemDo: stamp(step.toldAt) } : { Ky: step.id }),
        ...(kinds === undefined ? {} : { [kinds.field]: kind }),
        CapNhat: stamp(changedAt),
        ...numbersOf(place, step, revision, share),
      }),
    }))
  }

  return (stretch) => {
    const from = Math.max(stretch.from, startOfDay(firstDay))
    const steps = stepsOf(sample, { ...stretch, from }).filter((step) => step.from >= firstDay)
    return steps.flatMap((step) => tellers.flatMap((place) => rowsAt(place, step, stretch)))
  }
}
