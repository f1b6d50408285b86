import { parse } from 'csv-parse/sync'
import { type Unit, unitSchema } from '@toan-canh/contract'
import { mistakesOf } from './schema-mistakes.ts'

const columns = ['code', 'name', 'short', 'type', 'parent', 'validFrom', 'validTo', 'aliases', 'lon', 'lat'] as const
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

/**
 * Reads a unit register from CSV with the header `code,name,short,type,parent,validFrom,validTo,aliases,lon,lat`; aliases
 * are divided by `|`. Throws `UnitsCsvError` that names every wrong line.
 */
export function readUnitsCsv(text: string): Unit[] {
  if (text.length > largestBytes) throw new UnitsCsvError('the register is larger than 8 MiB')
  const [header, ...rows] = parse(text, { bom: true, skip_empty_lines: true, relax_column_count: true })
  if (header === undefined || header.join() !== columns.join())
    throw new UnitsCsvError(`line 1: the header must be ${columns.join()}`)
  const units: Unit[] = []
  const mistakes: string[] = []
  for (const [index, cells] of rows.entries()) {
    const line = `line ${String(index + 2)}`
    const parsed = unitSchema.safeParse(cells.length === columns.length ? unitOf(cells) : null)
    if (cells.length !== columns.length)
      mistakes.push(`${line}: ${String(cells.length)} columns instead of ${String(columns.length)}`)
    else if (parsed.success) units.push(parsed.data)
    else mistakes.push(...mistakesOf(parsed.error.issues).map(({ sentence }) => `${line}: ${sentence}`))
  }
  if (mistakes.length > 0) throw new UnitsCsvError(mistakes.join('\n'))
  return units
}
