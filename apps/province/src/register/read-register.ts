import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** A unit as the one-stop system names it: `code` is its H42.xx alias, or the GSO code of a commune. */
export interface SampleUnit {
  readonly code: string
  readonly name: string
  readonly isCommune: boolean
  /** Agency part of a dossier code (QCVN 102): `H42.05`, `H42.101`. */
  readonly agency: string
  readonly weight: number
}

export interface Procedure {
  readonly code: string
  readonly name: string
  readonly field: string
  readonly fieldName: string
  /** `xa` for communes, else the alias of the department that resolves it. */
  readonly agency: string
  /** Working days; 0 is the same day. */
  readonly termDays: number
  readonly isFeeBearing: boolean
  readonly isOnline: boolean
  readonly weight: number
}

export interface Register {
  readonly units: readonly SampleUnit[]
  readonly procedures: readonly Procedure[]
}

const yes = z.enum(['0', '1']).transform((text) => text === '1')
const unitRow = z.object({ code: z.string(), name: z.string(), type: z.string(), aliases: z.string() })
const peopleRow = z.object({ code: z.string(), population: z.string() })
const procedureRow = z.object({
  code: z.string().regex(/^\d\.\d{6}$/),
  name: z.string().min(1),
  field: z.string().regex(/^[a-z-]+$/),
  fieldName: z.string().min(1),
  agency: z.string(),
  termDays: z.coerce.number().int().min(0).max(60),
  isFeeBearing: yes,
  isOnline: yes,
  weight: z.coerce.number().positive(),
})

const communeTypes = new Set(['ward', 'commune', 'special'])
/** Some figures of the official list count only part of a commune: none is taken for smaller than this. */
const fewestPeople = 12_000
const unknownPeople = 24_000
const firstCommuneAgency = 101

function rowsOf<T>(path: URL, schema: z.ZodType<T>): T[] {
  return z.array(schema).parse(parse(readFileSync(path), { columns: true, bom: true }))
}

/** Reads the units of the province, their people and the procedures; throws when a file does not hold what it must. */
export function readRegister(repository: URL): Register {
  const rows = rowsOf(new URL('catalogue/units/ninh-binh.csv', repository), unitRow)
  const people = new Map(
    rowsOf(new URL('apps/province/register/population.csv', repository), peopleRow).map((row) => [
      row.code,
      Number(row.population),
    ]),
  )
  const departments = rows
    .filter((row) => row.aliases.startsWith('H42.'))
    .map((row) => ({ code: row.aliases, name: row.name, isCommune: false, agency: row.aliases, weight: 0 }))
  const communes = rows
    .filter((row) => communeTypes.has(row.type))
    .map((row, index) => {
      const counted = people.get(row.code) ?? 0
      const weight = Math.max(fewestPeople, counted === 0 ? unknownPeople : counted)
      return { code: row.code, name: row.name, isCommune: true, agency: `H42.${firstCommuneAgency + index}`, weight }
    })
  const procedures = rowsOf(new URL('apps/province/register/procedures.csv', repository), procedureRow)
  return { units: [...departments, ...communes], procedures }
}
