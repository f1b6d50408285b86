import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mapPackSchema, type MapPack, type Unit } from '@toan-canh/contract'
import { aBlock, aUnit, borderUses, piecesOf, testProvince, testWorld } from './a-province.ts'
import { approximatePack } from './approximate-pack.ts'
import { MapPackError } from './map-pack-error.ts'
import { areaOf, contains } from './rings.ts'
import { partsOfArea } from './topology-polygons.ts'
import { readWorldLand } from './world-land.ts'

const rowSchema = z.object({
  code: z.string(),
  name: z.string(),
  type: z.string(),
  parent: z.string(),
  lon: z.string(),
  lat: z.string(),
})

async function communesOfNinhBinh(): Promise<Unit[]> {
  const file = await readFile(new URL('../../../../catalogue/units/ninh-binh.csv', import.meta.url), 'utf8')
  return z
    .array(rowSchema)
    .parse(parse(file, { columns: true }))
    .filter(({ type, lon }) => (type === 'commune' || type === 'ward') && lon !== '')
    .map(({ code, name, parent, lon, lat }) => aUnit(code, [Number(lon), Number(lat)], { name, parent }))
}

describe(approximatePack, () => {
  let pack: MapPack
  let communes: Unit[]
  beforeAll(async () => {
    communes = await communesOfNinhBinh()
    pack = approximatePack({ province: '37', units: communes, world: await readWorldLand() })
  })

  it('draws each of the 129 communes of Ninh Bình around its centre', () => {
    expect(pack.areas.features).toHaveLength(129)
    for (const unit of communes) {
      const area = pack.areas.features.find(({ id }) => id === unit.code)
      expect(area && unit.at && partsOfArea(area).some((part) => contains(part, unit.at ?? [0, 0])), unit.name).toBe(
        true,
      )
    }
  })
  it('is a valid pack that says it is approximate', () => {
    expect(mapPackSchema.safeParse(JSON.parse(JSON.stringify(pack))).error).toBeUndefined()
    expect([pack.origin, pack.note]).toEqual(['approximate', 'ranh giới gần đúng'])
  })
  it('draws each border once for each side: two neighbours, or one area and the outline', () => {
    const uses = borderUses(pack.areas.features)
    const once = [...uses].filter(([, count]) => count === 1).map(([piece]) => piece)
    expect(Math.max(...uses.values())).toBe(2)
    expect(new Set(once)).toEqual(new Set(piecesOf(pack.outline.coordinates)))
  })
  it('covers about the ground the province has', () => {
    const squareKm =
      pack.outline.coordinates.reduce((sum, part) => sum + areaOf(part), 0) *
      111.2 ** 2 *
      Math.cos((20.3 * Math.PI) / 180)
    expect(squareKm / 3_942.61).toBeGreaterThan(0.85)
    expect(squareKm / 3_942.61).toBeLessThan(1.15)
  })
  it('lies within Việt Nam and stays small', () => {
    const [west, south, east, north] = pack.bbox
    expect(west > 105.3 && south > 19.7 && east < 106.8 && north < 20.9).toBe(true)
    expect(JSON.stringify(pack).length).toBeLessThan(150_000)
  })
  it('shows Việt Nam alone in its inset', () => {
    for (const [lon, lat] of pack.inset.land.coordinates.flat(2)) {
      expect(lon > 102.1 && lon < 109.5 && lat > 8.5 && lat < 23.4).toBe(true)
    }
  })

  it('keeps two units apart that the register puts at one centre', () => {
    const { units } = aBlock(4, 2)
    const twin = aUnit('90009', units[0]?.at)
    const twins = approximatePack({ province: testProvince, units: [...units, twin], world: testWorld })
    expect(twins.areas.features.map(({ id }) => id)).toContain('90009')
  })
  it('refuses a province without a single centre', () => {
    const draw = () => approximatePack({ province: testProvince, units: [aUnit('90001')], world: testWorld })
    expect(draw).toThrow(MapPackError)
    expect(draw).toThrow(/no commune of province 99 has a centre/)
  })
})
