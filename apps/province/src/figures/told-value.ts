import { type Day, isoDay } from '@toan-canh/calendar'
import { evenOf } from '../chance.ts'
import { seedOfName } from '../casework/draw-case.ts'
import type { Place } from '../places/read-places.ts'
import type { Column } from './figure-table.ts'

const baseYear = 2025

/** What a number is a function of. */
export interface Telling {
  readonly seed: number
  readonly system: string
  readonly place: Place
  readonly columns: Readonly<Record<string, Column>>
  /** First day of the period, or the day of the measurement. */
  readonly from: Day
  /** Tells periods and measurements of one day apart. */
  readonly step: number
  /** Share of the place's number that falls to this kind. */
  readonly kindShare: number
  readonly isRestDay: boolean
  /** A revision, told a week later, differs a little. */
  readonly revision: number
}

function yearPart(day: Day): { readonly year: number; readonly part: number } {
  const [year = 2025, month = 1, date = 1] = isoDay(day).split('-').map(Number)
  return { year, part: (month - 1) / 12 + (date - 1) / 372 }
}

function baseOf(column: Column, on: Telling): number {
  const { value = 0, perThousand, of, share = 1 } = column
  if (of !== undefined) return toldValue(of, on) * share
  return perThousand === undefined ? value : (on.place.people / 1000) * perThousand
}

/** The number of a column: a function of seed, place and time, so that it is the same whenever it is asked for. */
export function toldValue(name: string, on: Telling): number {
  const column = on.columns[name]
  if (column === undefined) throw new RangeError(`${on.system} has no column ${name}`)
  const { growth = 0, season = 0, rest = 1, noise = 0.04, digits = 0, of } = column
  const { year, part } = yearPart(on.from)
  const seeds = [on.seed, seedOfName(on.system), seedOfName(name), seedOfName(on.place.code)] as const
  const chance = (evenOf(...seeds, on.from, on.step) - 0.5) * 2 * noise + (evenOf(...seeds, 9) - 0.5) * noise
  const wave = 1 + season * Math.sin(Math.PI * 2 * (part - 0.25))
  const trend = of === undefined ? (1 + growth) ** (year - baseYear + part) * wave * (on.isRestDay ? rest : 1) : 1
  const kind = of === undefined ? on.kindShare : 1
  const changed = on.revision === 0 ? 1 : 1 + 0.01 * (evenOf(...seeds, on.from, on.revision) - 0.5)
  const told = baseOf(column, on) * trend * kind * (1 + chance) * changed
  const limit = Math.max(0, of === undefined ? told : Math.min(told, toldValue(of, on)))
  if (digits > 0 || noise === 0) return Number(limit.toFixed(digits))
  // Of half a case a day there is one on every other day.
  return Math.floor(limit) + (evenOf(...seeds, on.from, on.step, 3) < limit - Math.floor(limit) ? 1 : 0)
}
