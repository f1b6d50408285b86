import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { createChance } from '../chance.ts'
import type { Register } from '../register/read-register.ts'

/** The ward whose two streets were watched first (DOMAIN §7: Biên Hòa and Lê Duẩn of Phủ Lý). */
const firstWard = '13285'
const firstStreets = [
  { route: 'BH', name: 'Biên Hòa' },
  { route: 'LD', name: 'Lê Duẩn' },
] as const
const routes = ['QL1', 'QL10', 'QL12B', 'QL38B', 'DT477', 'DT491', 'NT'] as const
const places = [
  { type: 'GIAO_THONG', share: 0.55, name: 'Nút giao' },
  { type: 'AN_NINH', share: 0.25, name: 'Cổng vào' },
  { type: 'MOT_CUA', share: 0.12, name: 'Bộ phận Một cửa' },
  { type: 'DU_LICH', share: 0.08, name: 'Điểm du lịch' },
] as const

/** How a camera behaves: most are steady, some fail often, a few flap. */
export type Temper = 'steady' | 'weak' | 'flapping'

export interface Camera {
  readonly index: number
  readonly code: string
  readonly name: string
  readonly unit: string
  readonly route: (typeof routes)[number] | (typeof firstStreets)[number]['route']
  readonly type: (typeof places)[number]['type']
  readonly lon: number
  readonly lat: number
  readonly temper: Temper
  /** Its picture stands still while its stream goes on. */
  readonly isFrozen: boolean
}

const wholeProvince = 600
const centreRow = z.object({ code: z.string(), lon: z.string(), lat: z.string() })
/** One of two hundred, the first among few. */
const frozenIndex = 5
/** Cameras stand within about 3 km of the centre of their commune. */
const spreadDegrees = 0.03

function centresOf(repository: URL): ReadonlyMap<string, readonly [number, number]> {
  const text = readFileSync(new URL('catalogue/units/ninh-binh.csv', repository))
  const rows = z.array(centreRow).parse(parse(text, { columns: true, bom: true }))
  return new Map(rows.filter(({ lon }) => lon !== '').map(({ code, lon, lat }) => [code, [Number(lon), Number(lat)]]))
}

/** The temper that an even number from 0 up to 1 gives. */
export function temperOf(draw: number): Temper {
  if (draw < 0.03) return 'flapping'
  return draw < 0.1 ? 'weak' : 'steady'
}

/** The cameras of the province: more where more people live, each commune at least one at full scale. */
export function drawCameras(
  { units }: Register,
  repository: URL,
  { seed, scale }: { readonly seed: number; readonly scale: number },
): readonly Camera[] {
  const centres = centresOf(repository)
  const communes = units.filter(({ isCommune, code }) => isCommune && centres.has(code))
  const weights = communes.reduce((sum, { weight }) => sum + weight, 0)
  const count = Math.max(1, Math.round(wholeProvince * Math.min(1, scale)))
  const cameras: Camera[] = []
  let due = 0
  let watched = 0
  for (const { code, name, weight } of communes) {
    due += (weight / weights) * count
    const [lon, lat] = centres.get(code) ?? [0, 0]
    while (cameras.length < Math.round(due)) {
      const index = cameras.length
      const chance = createChance(seed, 701, index)
      const draw = chance.next()
      let upTo = 0
      const place = places.find(({ share }) => draw < (upTo += share)) ?? places[0]
      const drawn = routes[chance.below(routes.length)] ?? routes[0]
      const street = code === firstWard ? firstStreets[watched % firstStreets.length] : undefined
      if (street !== undefined) watched += 1
      const route = street?.route ?? drawn
      const road = street?.name ?? (drawn === 'NT' ? 'nội thị' : drawn)
      cameras.push({
        index,
        code: `CAM-${String(index + 1).padStart(4, '0')}`,
        name: `${place.name} ${name} ${road}`,
        unit: code,
        route,
        type: place.type,
        lon: lon + (chance.next() - 0.5) * 2 * spreadDegrees,
        lat: lat + (chance.next() - 0.5) * 2 * spreadDegrees,
        temper: temperOf(chance.next()),
        isFrozen: index % 200 === frozenIndex,
      })
    }
  }
  return cameras
}
