import { type Temper, temperOf } from '../cameras/draw-cameras.ts'
import { seedOfName } from '../casework/draw-case.ts'
import { createChance } from '../chance.ts'
import type { Place } from '../places/read-places.ts'
import type { DeviceTable } from './device-table.ts'

/** Within a commune: about two kilometres around its centre. */
const spreadDegrees = 0.02

/** A thing that stands somewhere and tells its own state. */
export interface Device {
  readonly index: number
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly lon: number
  readonly lat: number
  readonly temper: Temper
}

/** The devices of a table: a function of seed and communes. */
export function drawDevices(table: DeviceTable, communes: readonly Place[], seed: number): readonly Device[] {
  const tellers = communes.filter((_, order) => order % table.oneOf === 0)
  return tellers.flatMap((place, order) =>
    Array.from({ length: table.perPlace }, (_, number): Device => {
      const index = order * table.perPlace + number
      const chance = createChance(seed, seedOfName(table.system), index)
      const count = table.perPlace > 1 ? ` số ${String(number + 1)}` : ''
      return {
        index,
        code: `${table.prefix}-${String(index + 1).padStart(4, '0')}`,
        name: `${table.name}${count} ${place.name}`,
        unit: place.code,
        lon: (place.lon ?? 0) + (chance.next() - 0.5) * 2 * spreadDegrees,
        lat: (place.lat ?? 0) + (chance.next() - 0.5) * 2 * spreadDegrees,
        temper: temperOf(chance.next()),
      }
    }),
  )
}
