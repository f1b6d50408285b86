import { z } from 'zod'

/**
 * Configuration of the connector `file-drop`: a watched folder, or one `file` that stays where it is (the CLI sets it).
 * With neither, the source waits to be given a file.
 */
export const fileDropConfigSchema = z
  .strictObject({
    type: z.literal('file-drop'),
    folder: z.string().min(1).optional(),
    file: z.string().min(1).optional(),
    format: z.enum(['csv', 'json', 'ndjson']),
    /** CSV: `auto` takes the most frequent of , ; and tab in the header. */
    delimiter: z.enum(['auto', ',', ';', 'tab']).default('auto'),
    /** JSON: where the list of rows stands; without it the document is the list. */
    rows: z.string().min(1).optional(),
    /** A file is taken once nothing has been written to it for so long. */
    stableSeconds: z.number().min(0).max(3_600).default(5),
  })
  .refine((config) => config.folder === undefined || config.file === undefined, 'names a folder or a file, not both')
export type FileDropConfig = z.infer<typeof fileDropConfigSchema>
