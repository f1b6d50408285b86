import { readTable } from '../places/read-table.ts'
import { type FigureTable, figureTableSchema } from './figure-table.ts'

const groups = ['economy-and-society', 'people-and-visitors', 'offices-and-networks', 'services-and-safety']

/** The systems of the sample province that tell figures; all numbers are invented. */
export const figureTables: readonly FigureTable[] = groups.flatMap((group) =>
  readTable(`figures/${group}.yaml`, figureTableSchema),
)
