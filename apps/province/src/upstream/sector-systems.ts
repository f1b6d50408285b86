import type { Day } from '@toan-canh/calendar'
import { CaseBook, rowsOfCases } from '../casework/case-system.ts'
import { caseTables } from '../casework/case-tables.ts'
import { rowsOfFigures } from '../figures/figure-system.ts'
import { figureTables } from '../figures/figure-tables.ts'
import type { Places } from '../places/read-places.ts'
import { createSectorSystem, type SectorSystem } from './sector-system.ts'

export interface SectorSample {
  readonly places: Places
  readonly seed: number
  readonly scale: number
  readonly isWorkingDay: (day: Day) => boolean
}

/** The systems of all sectors by the last part of their addresses, and the book of the field reports. */
export interface SectorSystems {
  readonly bySystem: ReadonlyMap<string, SectorSystem>
  readonly fieldReports: CaseBook
}

const fieldReportSystem = 'phan-anh'

/** Opens the systems of the sectors: nothing is drawn before it is asked for. */
export function createSectorSystems(sample: SectorSample): SectorSystems {
  const { places, seed, scale, isWorkingDay } = sample
  const books = new Map(
    caseTables.map((table) => [
      table.system,
      new CaseBook({ table, places: places[table.where], seed, scale, isWorkingDay }),
    ]),
  )
  const fieldReports = books.get(fieldReportSystem)
  if (fieldReports === undefined) throw new Error(`the sample has no system ${fieldReportSystem}`)
  const ofCases = [...books].map(([name, book]) => [name, createSectorSystem(rowsOfCases(book))] as const)
  const ofFigures = figureTables.map(
    (table) => [table.system, createSectorSystem(rowsOfFigures({ table, places, seed, isWorkingDay }))] as const,
  )
  return { bySystem: new Map([...ofCases, ...ofFigures]), fieldReports }
}
