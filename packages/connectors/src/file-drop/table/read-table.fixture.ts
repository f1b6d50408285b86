import { join } from 'node:path'
import type { z } from 'zod'
import { readAll } from '../../conformance.ts'
import type { ConnectorContext } from '../../connector.ts'
import type { Mapping } from '../../mapping/compile-mapping.ts'
import type { Refusal, Row } from '../../row.ts'
import { aDropFolder, openDrop } from '../file-drop.fixture.ts'
import type { tableSchema } from './table-config.ts'

export type WrittenTable = z.input<typeof tableSchema>

interface Read {
  readonly rows: readonly Row['value'][]
  readonly places: readonly string[]
  readonly refused: readonly Pick<Refusal, 'place' | 'reason'>[]
  /** Why the file as a whole was refused. */
  readonly error: string | null
}

/** Reads a file through the connector and keeps the rows as they come out of the table, before any mapping. */
export async function readTable(
  content: string | Buffer,
  block: Readonly<Record<string, unknown>> & { readonly table: WrittenTable },
  change: Partial<ConnectorContext> = {},
): Promise<Read> {
  await using folder = await aDropFolder()
  const name = typeof content === 'string' || block['format'] === 'csv' ? 'bieu.csv' : 'bieu.xlsx'
  await folder.drop(name, content)
  const [rows, places]: [unknown[], string[]] = [[], []]
  const mapping: Mapping = {
    groupBy: null,
    names: new Set(),
    map: (row) => {
      rows.push(row.value)
      places.push(row.place)
      return { kind: 'several', facts: [], tombstones: [], refused: [] }
    },
  }
  const format = name.endsWith('.csv') ? 'csv' : 'xlsx'
  await using connection = openDrop({ format, file: join(folder.path, name), ...block }, { mapping, ...change })
  const read = readAll(connection).then(
    (batches) => ({ refused: batches.flatMap((batch) => batch.refused), error: null }),
    (error: unknown) => ({ refused: [], error: String(error) }),
  )
  return { rows, places, ...(await read) }
}
