import { readFile } from 'node:fs/promises'
import { type Operator, operators, type Unit, unitSchema } from '@toan-canh/contract'
import { parse } from 'csv-parse/sync'

type Cells = Readonly<Record<string, string>>

/** One row of a golden data set: what a text of its time told (DOMAIN §8). */
export interface GoldenRow {
  readonly id: string
  readonly place: string
  readonly period: string
  readonly kpi: string
  readonly op: Operator
  readonly value: number
  readonly unit: string
  readonly note: string
}

/** A number that follows from told ones: `num` and `den` are sums of indicators; `of@period` takes one from another period. */
export interface DerivedRow {
  readonly id: string
  readonly place: string
  readonly period: string
  readonly num: readonly string[]
  readonly den: readonly string[]
  readonly scale: number
  readonly op: Operator
  readonly value: number
  readonly note: string
}

/** Which unit a text means by a place. */
export interface GoldenPlace {
  readonly place: string
  readonly unit: string
}

async function cellsOf(file: string): Promise<readonly Cells[]> {
  return parse<Record<string, string>>(await readFile(file, 'utf8'), { bom: true, columns: true })
}

function told({ id = '', place = '', period = '', op: sign, value: written, note = '' }: Cells) {
  const op = operators.find((each) => each === sign)
  const value = Number(written)
  return op === undefined || id === '' || !Number.isFinite(value) ? null : { id, place, period, op, value, note }
}

/** The rows of a golden file, and how many lines it has: one that is no row tells nothing. */
export async function readGoldenRows(
  file: string,
): Promise<{ readonly rows: readonly GoldenRow[]; readonly lines: number }> {
  const cells = await cellsOf(file)
  const rows = cells.flatMap((each) => {
    const row = told(each)
    return row === null ? [] : [{ ...row, kpi: each['kpi'] ?? '', unit: each['unit'] ?? '' }]
  })
  return { rows, lines: cells.length }
}

function addends(text: string | undefined): readonly string[] {
  return (text ?? '').split('+').flatMap((each) => (each.trim() === '' ? [] : [each.trim()]))
}

/** The derived numbers of a golden file. */
export async function readDerivedRows(file: string): Promise<readonly DerivedRow[]> {
  return (await cellsOf(file)).flatMap((each) => {
    const row = told(each)
    const scale = Number(each['scale'])
    return row === null ? [] : [{ ...row, num: addends(each['num']), den: addends(each['den']), scale }]
  })
}

/** The places of a golden file, and the units among them that no register holds. Throws where a unit is written wrongly. */
export async function readPlaces(
  file: string,
): Promise<{ readonly places: readonly GoldenPlace[]; readonly units: readonly Unit[] }> {
  const cells = await cellsOf(file)
  const places = cells.map(({ place = '', unit = '' }) => ({ place, unit }))
  const units = cells.flatMap(({ unit: code, name, type, parent, validFrom, validTo }) =>
    name === '' || name === undefined
      ? []
      : [
          unitSchema.parse({
            code,
            name,
            type,
            parent: parent || null,
            validFrom,
            validTo: validTo || null,
            aliases: [],
          }),
        ],
  )
  return { places, units }
}
