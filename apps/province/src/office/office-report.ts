import { z } from 'zod'
import { readTable } from '../places/read-table.ts'

const line = z.strictObject({ column: z.string(), label: z.string(), measure: z.string() })

/**
 * A report that an office sends as a workbook. `measures`: units of measure in a column of their own, or one above the table, in
 * millions of what the lines say. `sum`: a total over parts that stand above it.
 */
const officeReportSchema = z.strictObject({
  system: z.string(),
  folder: z.string(),
  file: z.string(),
  issuer: z.string(),
  title: z.string(),
  measures: z.enum(['column', 'above']),
  sum: line.extend({ parts: z.record(z.string(), z.number()) }).optional(),
  lines: z.array(line).min(1),
})
export type OfficeReport = Readonly<z.infer<typeof officeReportSchema>>

/** The reports of the sample's offices. */
export const officeReports: readonly OfficeReport[] = readTable('office-reports.yaml', officeReportSchema)
