import type { Client } from './database.ts'

/**
 * Rows of a table as one array of its row type in PostgreSQL's binary format: the server reads it in one pass, where an array for
 * each column costs it a table of its own.
 */
const emptyArrayBytes = 12
const lengthBytes = 4
const fieldHeaderBytes = 8
const nullLength = -1
const word = 2 ** 32

/** Element types: their ids in PostgreSQL and the bytes of a value; text has none of its own. */
const types = {
  int2: { oid: 21, bytes: 2 },
  int4: { oid: 23, bytes: 4 },
  int8: { oid: 20, bytes: 8 },
  text: { oid: 25, bytes: null },
  json: { oid: 114, bytes: null },
} as const

/** The columns of a table, in its order. */
export type RecordColumns = readonly (keyof typeof types)[]

export type RecordValue = number | string | null

/** A growing buffer into which records are written. */
class RecordWriter {
  #buffer = Buffer.allocUnsafe(1 << 16)
  #at = 0

  /** Makes room, so that what follows can be written without a check. */
  reserve(bytes: number): void {
    if (this.#at + bytes <= this.#buffer.length) return
    const grown = Buffer.allocUnsafe(Math.max(this.#buffer.length * 2, this.#at + bytes))
    this.#buffer.copy(grown, 0, 0, this.#at)
    this.#buffer = grown
  }

  get at(): number {
    return this.#at
  }

  int4(value: number): void {
    this.#at = this.#buffer.writeInt32BE(value, this.#at)
  }

  int4At(value: number, at: number): void {
    this.#buffer.writeInt32BE(value, at)
  }

  int2(value: number): void {
    this.#at = this.#buffer.writeInt16BE(value, this.#at)
  }

  int8(value: number): void {
    this.#buffer.writeInt32BE(Math.floor(value / word), this.#at)
    this.#at = this.#buffer.writeUInt32BE(value >>> 0, this.#at + lengthBytes)
  }

  /** Length and bytes of a text. */
  text(value: string): void {
    const most = value.length * 3
    this.reserve(lengthBytes + most)
    const bytes = this.#buffer.write(value, this.#at + lengthBytes)
    this.#buffer.writeInt32BE(bytes, this.#at)
    this.#at += lengthBytes + bytes
  }

  done(): Buffer {
    return this.#buffer.subarray(0, this.#at)
  }
}

function writeValue(writer: RecordWriter, type: keyof typeof types, value: RecordValue): void {
  writer.reserve(2 * fieldHeaderBytes)
  writer.int4(types[type].oid)
  if (value === null) return writer.int4(nullLength)
  if (typeof value === 'string') return writer.text(value)
  if (type === 'int8') {
    writer.int4(types.int8.bytes)
    writer.int8(value)
  } else if (type === 'int4') {
    writer.int4(types.int4.bytes)
    writer.int4(value)
  } else {
    writer.int4(types.int2.bytes)
    writer.int2(value)
  }
}

/** `count` records; `valueAt(row, column)` gives their values, whole numbers for int2, int4 and int8. */
export function recordArray(
  rowType: number,
  columns: RecordColumns,
  count: number,
  valueAt: (row: number, column: number) => RecordValue,
): Buffer {
  const writer = new RecordWriter()
  writer.int4(count === 0 ? 0 : 1)
  writer.int4(0)
  writer.int4(rowType)
  if (count === 0) return writer.done().subarray(0, emptyArrayBytes)
  writer.int4(count)
  writer.int4(1)
  for (let row = 0; row < count; row += 1) {
    writer.reserve(fieldHeaderBytes)
    const start = writer.at
    writer.int4(0)
    writer.int4(columns.length)
    for (const [column, type] of columns.entries()) writeValue(writer, type, valueAt(row, column))
    writer.int4At(writer.at - start - lengthBytes, start)
  }
  return writer.done()
}

const rowTypes = new WeakMap<Client, Map<string, number>>()

/** The id of the row type of a table, asked once per connection: it is part of the binary format. */
export async function rowTypeOf(client: Client, table: 'cell' | 'fact_case'): Promise<number> {
  const known = rowTypes.get(client) ?? new Map<string, number>()
  rowTypes.set(client, known)
  const cached = known.get(table)
  if (cached !== undefined) return cached
  const { rows } = await client.query<{ id: number }>('select $1::regtype::oid::int as id', [table])
  const id = rows[0]?.id
  if (id === undefined) throw new Error(`the table ${table} has no row type`)
  known.set(table, id)
  return id
}
