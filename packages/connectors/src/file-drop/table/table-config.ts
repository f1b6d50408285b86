import { z } from 'zod'
import { isPersonalField } from '../../mapping/personal-data.ts'

const field = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/, 'must be one word without accents')

/** In a table "Nội dung" names the item of a line, not what a citizen wrote. */
const itemHeader = /^nội dung$/i

function isHarmless(header: string): boolean {
  return header.split('/').every((part) => itemHeader.test(part.trim().normalize('NFC')) || !isPersonalField(part))
}

/** A header as people read it; where headers stand above one another, their path: `Thu NSNN / Nội địa`. */
const header = z.string().min(1).refine(isHarmless, 'names personal data, which must not be read')

/** What stands above the table: `label` finds "Đơn vị tính: triệu đồng"; `find` a period or a year in the titles, or the sheet's name. */
const above = z.union([
  z.strictObject({ label: header }),
  z.strictObject({ find: z.enum(['period', 'year', 'sheet']) }),
])

/** Columns of months, quarters, "6 tháng", "Lũy kế" … become rows. */
const periods = z.strictObject({
  /** Only the columns below this header. */
  under: header.optional(),
  /** Fields of the rows: the period as written, its value, and how it was written: tháng, quý, tháng đầu năm, năm, lũy kế. */
  period: field,
  value: field,
  kind: field.optional(),
})

const totals = z
  .strictObject({
    /** The field in which the word stands; without it the first of `columns`. */
    in: field.optional(),
    words: z.array(z.string().min(1)).min(1).default(['tổng số', 'tổng cộng', 'tổng', 'cộng', 'toàn tỉnh']),
    /** Fields whose rows must add up to their total; rates do not. */
    sum: z.array(field).default([]),
    /** `apart`: a total is only compared; `pass`: it is compared and becomes a row like the others. */
    rows: z.enum(['apart', 'pass']).default('apart'),
  })
  .prefault({})

/**
 * A table as offices write it, in a sheet or a CSV: titles above, headers in one to five rows, merged cells, totals. Fields of
 * its rows are those of `columns`, each found by its header wherever it stands; all other columns are dropped. A unit of
 * measure in a header ("Thu (triệu đồng)") becomes the field `…Measure`.
 */
export const tableSchema = z
  .strictObject({
    /** A sheet by its name, `*` for all visible sheets that have the headers; without it the only one that has them. */
    sheet: z.string().min(1).optional(),
    columns: z.record(field, header).refine((columns) => Object.keys(columns).length > 0, 'names no column'),
    above: z.record(field, above).default({}),
    periods: periods.optional(),
    /** Fields whose empty cells mean the cell above. */
    fillDown: z.array(field).default([]),
    totals,
    /** A row that somebody hid or filtered away: told as refused, left out, or read. */
    hiddenRows: z.enum(['refuse', 'skip', 'take']).default('refuse'),
    /** The table ends at a row that begins so. */
    endsAt: z.array(z.string().min(1)).default(['người lập', 'ghi chú', 'nơi nhận', 'nguồn:']),
  })
  .superRefine((table, context) => {
    const known = new Set([...Object.keys(table.columns), ...(table.periods ? [table.periods.value] : [])])
    const named = [...table.fillDown, ...table.totals.sum, ...(table.totals.in === undefined ? [] : [table.totals.in])]
    for (const name of named)
      if (!known.has(name)) context.addIssue({ code: 'custom', message: `${name} is none of the columns` })
  })
export type TableConfig = z.infer<typeof tableSchema>
