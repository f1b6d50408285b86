import type { Client } from './database.ts'

/** Element types of PostgreSQL by their ids. */
const oid = { int2: 21, int4: 23, int8: 20, text: 25, json: 114 } as const

const emptyArrayBytes = 12
const arrayHeaderBytes = 20
const recordHeaderBytes = 8
/** Type, length and value of a number, the widest. */
const numberBytes = 16
const nullLength = -1
const word = 2 ** 32
const mostBytesPerChar = 3
/** Up to here a text is written faster letter by letter than by a call into the runtime. */
const shortText = 40
const firstBytes = 1 << 16
const ascii = 0x80

/**
 * Rows of a table as one array of its row type in PostgreSQL's binary format: the server reads it in one pass, where an array for
 * each column costs it a table of its own. Call `begin` for each row, then one method for each column in the table's order.
 */
export class RecordArray {
  readonly #columns: number
  readonly #recordBytes: number
  #buffer = Buffer.allocUnsafeSlow(firstBytes)
  #view = new DataView(this.#buffer.buffer)
  #at = arrayHeaderBytes
  #recordAt = 0
  #count = 0

  constructor(rowType: number, columns: number) {
    this.#columns = columns
    this.#recordBytes = recordHeaderBytes + columns * numberBytes
    this.#view.setInt32(4, 0)
    this.#view.setInt32(8, rowType)
    this.#view.setInt32(16, 1)
  }

  /** Begins the next row. */
  begin(): void {
    this.#endRecord()
    this.#reserve(0)
    this.#recordAt = this.#at
    this.#count += 1
    this.#view.setInt32(this.#at + 4, this.#columns)
    this.#at += recordHeaderBytes
  }

  int2(value: number): void {
    this.#head(oid.int2, 2)
    this.#view.setInt16(this.#at, value)
    this.#at += 2
  }

  int4(value: number): void {
    this.#head(oid.int4, 4)
    this.#view.setInt32(this.#at, value)
    this.#at += 4
  }

  /** A whole number that a double holds exactly. */
  int8(value: number | null): void {
    if (value === null) return this.#head(oid.int8, nullLength)
    this.#head(oid.int8, 8)
    this.#view.setInt32(this.#at, Math.floor(value / word))
    this.#view.setUint32(this.#at + 4, value >>> 0)
    this.#at += 8
  }

  text(value: string | null): void {
    this.#string(oid.text, value)
  }

  json(value: string | null): void {
    this.#string(oid.json, value)
  }

  /** The array; nothing may be added to it any more. */
  done(): Buffer {
    this.#endRecord()
    this.#view.setInt32(0, this.#count === 0 ? 0 : 1)
    this.#view.setInt32(12, this.#count)
    return this.#buffer.subarray(0, this.#count === 0 ? emptyArrayBytes : this.#at)
  }

  #head(type: number, length: number): void {
    this.#view.setInt32(this.#at, type)
    this.#view.setInt32(this.#at + 4, length)
    this.#at += 8
  }

  #string(type: number, value: string | null): void {
    if (value === null) return this.#head(type, nullLength)
    this.#reserve(value.length * mostBytesPerChar)
    const start = this.#at + 8
    const bytes = this.#ascii(value, start) ?? this.#buffer.write(value, start)
    this.#head(type, bytes)
    this.#at += bytes
  }

  /** Writes a short text of plain letters; gives its bytes, else null. */
  #ascii(value: string, start: number): number | null {
    if (value.length > shortText) return null
    for (let index = 0; index < value.length; index += 1) {
      const code = value.charCodeAt(index)
      if (code >= ascii) return null
      this.#buffer[start + index] = code
    }
    return value.length
  }

  #endRecord(): void {
    if (this.#count > 0) this.#view.setInt32(this.#recordAt, this.#at - this.#recordAt - 4)
  }

  /** Makes room for some bytes and for all numbers of a row beside them, so that those are written without a check. */
  #reserve(bytes: number): void {
    const needed = this.#at + bytes + this.#recordBytes
    if (needed <= this.#buffer.length) return
    const grown = Buffer.allocUnsafeSlow(Math.max(this.#buffer.length * 2, needed))
    this.#buffer.copy(grown, 0, 0, this.#at)
    this.#buffer = grown
    this.#view = new DataView(grown.buffer)
  }
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
