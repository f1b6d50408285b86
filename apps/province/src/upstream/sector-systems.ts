import type { Day, Instant } from '@toan-canh/calendar'
import { CaseBook, rowsOfCases } from '../casework/case-system.ts'
import { caseTables } from '../casework/case-tables.ts'
import { seedOfName } from '../casework/draw-case.ts'
import { healthBySeed, rowsOfDevices } from '../devices/device-rows.ts'
import { deviceTables } from '../devices/device-table.ts'
import { drawDevices } from '../devices/draw-devices.ts'
import { rowsOfFigures } from '../figures/figure-system.ts'
import { figureTables } from '../figures/figure-tables.ts'
import { drawItems } from '../items/draw-items.ts'
import { rowsOfItems } from '../items/item-rows.ts'
import { itemTables } from '../items/item-table.ts'
import type { OfficeSource } from '../office/drop-reports.ts'
import { officeReports } from '../office/office-report.ts'
import type { Feed } from '../messages/publisher.ts'
import type { Places } from '../places/read-places.ts'
import { readIn, type Way } from '../places/read-table.ts'
import type { StormBook } from '../storm/storm-book.ts'
import { stormCases } from '../storm/storm-cases.ts'
import { stormFigures } from '../storm/storm-figures.ts'
import { healthInStorms } from '../storm/storm-health.ts'
import { createSectorSystem, type RowsChanged, type SectorSystem } from './sector-system.ts'

export interface SectorSample {
  readonly places: Places
  readonly seed: number
  readonly scale: number
  readonly isWorkingDay: (day: Day) => boolean
  readonly storms: StormBook
}

/** The systems of all sectors, each by the way in which it is read. */
export interface SectorSystems {
  /** Over HTTP, by the last part of their addresses. */
  readonly bySystem: ReadonlyMap<string, SectorSystem>
  /** By their messages. */
  readonly feeds: readonly Feed[]
  /** In files. */
  readonly reports: readonly OfficeSource[]
  /** In a database: the ledger of the treasury. */
  readonly treasury: RowsChanged
  /** On the pages of the national portal: the scores of Decision 766. */
  readonly scores: RowsChanged
  /** Over Open311. */
  readonly fieldReports: CaseBook
}

const fieldReportSystem = 'phan-anh'

/** Cases have a topic each; what is measured has one for each place. */
function feedOf(system: string, shape: 'case' | 'figure' | 'device', rows: RowsChanged): Feed {
  const lastPart = ({ code }: { readonly code: string }): string => (shape === 'figure' ? '' : `/${code}`)
  return { rows, topicOf: (row, told) => `${system}/${String(told['DonVi'])}${lastPart(row)}` }
}

/** Opens the systems of the sectors: nothing is drawn before it is asked for. */
export function createSectorSystems(sample: SectorSample): SectorSystems {
  const { places, seed, scale, isWorkingDay, storms } = sample
  const books = new Map(
    caseTables.map((table) => {
      const on = { table, places: places[table.where], seed }
      return [table.system, new CaseBook({ ...on, scale, isWorkingDay, extra: stormCases(storms, on) })]
    }),
  )
  const fieldReports = books.get(fieldReportSystem)
  if (fieldReports === undefined) throw new Error(`the sample has no system ${fieldReportSystem}`)
  const casesIn = (way: Way) =>
    readIn(way, caseTables).flatMap(({ system }) => {
      const book = books.get(system)
      return book === undefined ? [] : [{ system, rows: rowsOfCases(book) }]
    })
  const figuresIn = (way: Way) =>
    readIn(way, figureTables).map((table) => ({
      system: table.system,
      from: table.from,
      rows: rowsOfFigures({ table, places, seed, isWorkingDay, storms: stormFigures(storms, table.system, seed) }),
    }))
  const [databases, portals] = [figuresIn('database'), figuresIn('portal')]
  const devices = deviceTables.map((table) => {
    const salt = seedOfName(table.system)
    const healthOf = healthInStorms(healthBySeed((seed + salt) >>> 0), { book: storms, seed, salt })
    const drawn = drawDevices(table, places.communes, seed)
    const isQuiet = (from: Instant, to: Instant): boolean =>
      storms.storms.every(({ startedAt, endsAt }) => to < startedAt || from > endsAt)
    return { system: table.system, rows: rowsOfDevices(drawn, healthOf, isQuiet) }
  })
  const items = itemTables.map((table) => {
    const ofSystem = (seed + seedOfName(table.system)) >>> 0
    return { system: table.system, rows: rowsOfItems(table, drawItems(table, places, ofSystem), ofSystem) }
  })
  return {
    bySystem: new Map(
      [...casesIn('http'), ...figuresIn('http'), ...items].map(({ system, rows }) => [
        system,
        createSectorSystem(rows),
      ]),
    ),
    feeds: [
      ...casesIn('messages').map(({ system, rows }) => feedOf(system, 'case', rows)),
      ...figuresIn('messages').map(({ system, rows }) => feedOf(system, 'figure', rows)),
      ...devices.map(({ system, rows }) => feedOf(system, 'device', rows)),
    ],
    reports: figuresIn('files').flatMap(({ system, rows, from }) =>
      officeReports.flatMap((report) => (report.system === system ? [{ report, rows, from }] : [])),
    ),
    treasury: (stretch) => databases.flatMap(({ rows }) => rows(stretch)),
    scores: (stretch) => portals.flatMap(({ rows }) => rows(stretch)),
    fieldReports,
  }
}
