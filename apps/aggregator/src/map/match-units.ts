import type { Unit } from '@toan-canh/contract'
import { MapPackError } from './map-pack-error.ts'
import type { Boundary } from './read-boundaries.ts'

/** Names under which files carry the unit code, tried in this order before any other property. */
const codeProperties = [
  'code',
  'ma',
  'ma_xa',
  'maxa',
  'ma_dvhc',
  'madvhc',
  'ward_code',
  'commune_code',
  'unit_code',
  'id',
]
const codeLength = 5

export interface Matched {
  readonly property: string
  /** The boundaries of each unit; a file may hold more than one for a unit. */
  readonly byUnit: ReadonlyMap<string, readonly Boundary[]>
  /** Codes in the file that are no unit of the province. */
  readonly ignored: readonly string[]
}

/** Joins boundaries to units by code, never by name (DOMAIN §3); the property that fits most units wins. */
export function matchUnits(boundaries: readonly Boundary[], units: readonly Unit[]): Matched {
  const known = new Map(units.flatMap((unit) => [unit.code, ...unit.aliases].map((code) => [code, unit.code] as const)))
  const names = [...new Set(boundaries.flatMap(({ properties }) => Object.keys(properties)))]
  const ranked = names
    .toSorted((a, b) => rankOf(a) - rankOf(b))
    .map((property) => joined(property, boundaries, known))
    .toSorted((a, b) => b.byUnit.size - a.byUnit.size)
  const [best] = ranked
  if (best && best.byUnit.size > 0) return best
  throw new MapPackError(
    'units',
    `no property of the file holds unit codes such as ${units[0]?.code ?? '…'}; its properties are ${names.join(', ') || 'none'}. ` +
      `Add the code of the register to each feature, for example as "code"`,
  )
}

function rankOf(name: string): number {
  const index = codeProperties.indexOf(name.toLowerCase())
  return index === -1 ? codeProperties.length : index
}

function joined(property: string, boundaries: readonly Boundary[], known: ReadonlyMap<string, string>): Matched {
  const byUnit = new Map<string, Boundary[]>()
  const ignored: string[] = []
  for (const boundary of boundaries) {
    const written = boundary.properties[property]
    if (typeof written !== 'string' && typeof written !== 'number') continue
    const code = String(written).trim()
    const unit = known.get(code) ?? known.get(code.padStart(codeLength, '0'))
    if (unit === undefined) ignored.push(code)
    else byUnit.set(unit, [...(byUnit.get(unit) ?? []), boundary])
  }
  return { property, byUnit, ignored }
}
