import { readTable } from '../places/read-table.ts'
import { type CaseTable, caseTableSchema } from './case-table.ts'

/** The systems of the sample province that keep cases: volumes of the whole province, as offices of its size report them. */
export const caseTables: readonly CaseTable[] = readTable('cases.yaml', caseTableSchema)
