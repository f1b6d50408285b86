import { type Temper, temperOf } from '../cameras/draw-cameras.ts'
import { drawShare, seedOfName } from '../casework/draw-case.ts'
import { createChance } from '../chance.ts'
import type { Place, Places } from '../places/read-places.ts'
import type { ItemTable } from './item-table.ts'

/** Within a commune: about a kilometre around its centre. */
const spreadDegrees = 0.01

/** A thing of a register: who it is, and what is drawn of it once. */
export interface DrawnItem {
  readonly index: number
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly lon: number
  readonly lat: number
  readonly temper: Temper
  /** The state of what does not come and go; null: its health tells. */
  readonly state: string | null
  readonly fields: Readonly<Record<string, string>>
  /** Even numbers from 0 up to 1, for the days of this item. */
  readonly phase: number
  readonly luck: number
}

type Named = Readonly<Record<string, string | number>>

function drawOne(
  table: ItemTable,
  place: Place,
  { index, named, on }: { index: number; named: Named; on: On },
): DrawnItem {
  const chance = createChance(on.seed, seedOfName(table.system), index)
  const count = table.perPlace > 1 ? ` số ${String((index % table.perPlace) + 1)}` : ''
  const { Ma: code, Ten: name, TrangThai: state, ...more } = named
  const drawn = Object.entries(table.fields).map(([field, shares]) => [field, drawShare(shares, chance)] as const)
  const fails = chance.next() < table.failing
  const temper = temperOf(chance.next())
  return {
    index,
    code: String(code ?? `${table.prefix}-${String(index + 1).padStart(4, '0')}`),
    name: String(name ?? `${table.name}${count} ${place.name}`),
    unit: place.code,
    lon: (place.lon ?? on.centre.lon ?? 0) + (chance.next() - 0.5) * 2 * spreadDegrees,
    lat: (place.lat ?? on.centre.lat ?? 0) + (chance.next() - 0.5) * 2 * spreadDegrees,
    temper: fails ? temper : 'steady',
    state: state === undefined ? (table.states === undefined ? null : drawShare(table.states, chance)) : String(state),
    fields: Object.fromEntries([
      ...drawn,
      ...Object.entries(more).map(([field, value]) => [field, String(value)] as const),
    ]),
    phase: chance.next(),
    luck: chance.next(),
  }
}

interface On {
  readonly seed: number
  /** Where departments stand, of which no place is known. */
  readonly centre: Pick<Place, 'lon' | 'lat'>
}

/** The items of a register: a function of seed and places. Rows that are named are of the unit that they name. */
export function drawItems(table: ItemTable, places: Places, seed: number): readonly DrawnItem[] {
  const on: On = { seed, centre: places.province[0] ?? { lon: null, lat: null } }
  const { rows } = table
  if (rows !== undefined) {
    const all = new Map([...places.agencies, ...places.province].map((place) => [place.code, place]))
    return rows.flatMap(({ DonVi: unit, ...named }, index) => {
      const place = all.get(String(unit))
      if (place === undefined) throw new RangeError(`${table.system}: there is no unit ${String(unit)}`)
      return drawOne(table, place, { index, named, on })
    })
  }
  const tellers = places[table.where].filter((_, order) => order % table.oneOf === 0)
  return tellers.flatMap((place, order) =>
    Array.from({ length: table.perPlace }, (_, number) =>
      drawOne(table, place, { index: order * table.perPlace + number, named: {}, on }),
    ),
  )
}
