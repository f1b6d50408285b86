import { z } from 'zod'
import { encodings } from './decode-text.ts'
import { tableSchema } from './table/table-config.ts'

/**
 * Configuration of the connector `file-drop`: a watched folder, or one `file` that stays where it is (the CLI sets it).
 * With neither, the source waits to be given a file.
 */
export const fileDropConfigSchema = z
  .strictObject({
    type: z.literal('file-drop'),
    folder: z.string().min(1).optional(),
    file: z.string().min(1).optional(),
    format: z.enum(['csv', 'json', 'ndjson', 'xlsx']),
    /** CSV: `auto` takes the most frequent of , ; and tab in the header. */
    delimiter: z.enum(['auto', ',', ';', 'tab']).default('auto'),
    /** What is no Unicode: `tcvn3` also for workbooks in the old .VnTime fonts. `auto` recognises an old encoding and refuses it. */
    encoding: z.enum(encodings).default('auto'),
    /** Sheets, and CSV with titles above: a table found by its headers. Without it a CSV begins with its header. */
    table: tableSchema.optional(),
    /** JSON: where the list of rows stands; without it the document is the list. */
    rows: z.string().min(1).optional(),
    /** A file is taken once nothing has been written to it for so long. */
    stableSeconds: z.number().min(0).max(3_600).default(5),
  })
  .refine((config) => config.folder === undefined || config.file === undefined, 'names a folder or a file, not both')
  .refine((config) => config.format !== 'xlsx' || config.table !== undefined, 'format xlsx needs a table')
  .refine(
    (config) => config.table === undefined || ['csv', 'xlsx'].includes(config.format),
    'a table is read from csv or xlsx',
  )
export type FileDropConfig = z.infer<typeof fileDropConfigSchema>
