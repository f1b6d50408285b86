import { parse } from 'csv-parse/sync'
import { type Succession, successionSchema, type Unit, unitSchema } from '@toan-canh/contract'
import type { z } from 'zod'
import { mistakesOf } from './schema-mistakes.ts'

const columns = ['code', 'name', 'short', 'type', 'parent', 'validFrom', 'validTo', 'aliases', 'lon', 'lat'] as const
const successionColumns = ['old', 'new', 'from', 'share'] as const
const largestBytes = 8 * 1024 * 1024

/** A unit register that cannot be read; one line per mistake, each with its line of the file. */
class UnitsCsvError extends Error {
  override readonly name = 'UnitsCsvError'
}

function unitOf(cells: readonly string[]): unknown {
  const [code, name, short, type, parent, validFrom, validTo, aliases, lon, lat] = cells.map((cell) => cell.trim())
  const names = (aliases ?? '').split('|').map((alias) => alias.trim())
  return {
    code,
    name,
    type,
    parent: parent === '' ? null : parent,
    validFrom,
    validTo: validTo === '' ? null : validTo,
    aliases: names.filter((alias) => alias !== ''),
    ...(short === '' ? {} : { short }),
    ...(lon === '' || lat === '' ? {} : { at: [Number(lon), Number(lat)] }),
  }
}

/** Reads rows under a header; `of` makes of the cells of a line what the schema reads. */
function readRows<T>(
  text: string,
  header: readonly string[],
  row: { readonly of: (cells: readonly string[]) => unknown; readonly schema: z.ZodType<T> },
): T[] {
  if (text.length > largestBytes) throw new UnitsCsvError('the register is larger than 8 MiB')
  const [first, ...rows] = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true })
  if (first === undefined || first.join() !== header.join())
    throw new UnitsCsvError(`line 1: the header must be ${header.join()}`)
  const read: T[] = []
  const mistakes: string[] = []
  for (const [index, cells] of rows.entries()) {
    const line = `line ${String(index + 2)}`
    const parsed = row.schema.safeParse(cells.length === header.length ? row.of(cells) : null)
    if (cells.length !== header.length)
      mistakes.push(`${line}: ${String(cells.length)} columns instead of ${String(header.length)}`)
    else if (parsed.success) read.push(parsed.data)
    else mistakes.push(...mistakesOf(parsed.error.issues).map(({ sentence }) => `${line}: ${sentence}`))
  }
  if (mistakes.length > 0) throw new UnitsCsvError(mistakes.join('\n'))
  return read
}

/**
 * Reads a unit register from CSV with the header `code,name,short,type,parent,validFrom,validTo,aliases,lon,lat`; aliases
 * are divided by `|`. Throws `UnitsCsvError` that names every wrong line.
 */
export function readUnitsCsv(text: string): Unit[] {
  return readRows(text, columns, { of: unitOf, schema: unitSchema })
}

function successionOf(cells: readonly string[]): unknown {
  const [old, heir, from, share = ''] = cells.map((cell) => cell.trim())
  return { old, new: heir, from, share: /^0\.\d+$/.test(share) ? Number(share) : share === '' ? 'whole' : share }
}

/**
 * Reads successions from CSV with the header `old,new,from,share`: `share` is empty for the whole, a declared share such as 0.6, or
 * `divided` where nobody has measured it. Throws `UnitsCsvError` that names every wrong line.
 */
export function readSuccessionsCsv(text: string): Succession[] {
  return readRows(text, successionColumns, { of: successionOf, schema: successionSchema })
}

function cellText(value: string | number | null | undefined): string {
  const text = String(value ?? '')
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function csvOf(header: readonly string[], rows: readonly (readonly (string | number | null | undefined)[])[]): string {
  return [header, ...rows].map((cells) => `${cells.map(cellText).join()}\n`).join('')
}

/** Writes a unit register as `readUnitsCsv` reads it. */
export function writeUnitsCsv(units: readonly Unit[]): string {
  const rows = units.map(({ code, name, short, type, parent, validFrom, validTo, aliases, at }) => {
    const place = at ?? [undefined, undefined]
    return [code, name, short, type, parent, validFrom, validTo, aliases.join('|'), ...place]
  })
  return csvOf(columns, rows)
}

/** Writes successions as `readSuccessionsCsv` reads them. */
export function writeSuccessionsCsv(successions: readonly Succession[]): string {
  const rows = successions.map(({ old, new: heir, from, share }) => [old, heir, from, share === 'whole' ? '' : share])
  return csvOf(successionColumns, rows)
}
