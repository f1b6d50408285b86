import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { Register } from '../register/read-register.ts'

/** A unit at which something happens: its code as sector systems write it, where its centre lies and how much of everything it has. */
export interface Place {
  readonly code: string
  readonly name: string
  readonly lon: number | null
  readonly lat: number | null
  /** People of a commune; 0 for a department. */
  readonly people: number
}

/** Who tells: every commune, every department, both, or the province as one. */
export const wheres = ['communes', 'departments', 'agencies', 'province'] as const
export type Where = (typeof wheres)[number]

export type Places = Readonly<Record<Where, readonly Place[]>>

const unitRow = z.object({
  code: z.string(),
  name: z.string(),
  type: z.string(),
  aliases: z.string(),
  lon: z.string(),
  lat: z.string(),
})

/** Reads where the units of the register lie; sector systems name departments by their aliases, as the one-stop system does. */
export function readPlaces({ units }: Register, repository: URL): Places {
  const text = readFileSync(new URL('catalogue/units/ninh-binh.csv', repository))
  const rows = z.array(unitRow).parse(parse(text, { columns: true, bom: true }))
  const centres = new Map(
    rows.filter(({ lon }) => lon !== '').map(({ code, lon, lat }) => [code, { lon: Number(lon), lat: Number(lat) }]),
  )
  const all = units.map(({ code, name, isCommune, weight }) => ({
    isCommune,
    place: { code, name, lon: null, lat: null, ...centres.get(code), people: isCommune ? weight : 0 },
  }))
  const communes = all.filter(({ isCommune }) => isCommune).map(({ place }) => place)
  const departments = all.filter(({ isCommune }) => !isCommune).map(({ place }) => place)
  const province = rows
    .filter(({ type }) => type === 'province')
    .map(({ code, name, lon, lat }) => ({
      code,
      name,
      lon: Number(lon),
      lat: Number(lat),
      people: communes.reduce((sum, { people }) => sum + people, 0),
    }))
  return { communes, departments, agencies: [...departments, ...communes], province }
}
