import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { mapPackSchema, type Position, type Unit } from '@toan-canh/contract'
import { aBlock, asGeoJson, aUnit, borderUses, piecesOf, testProvince, testWorld } from './a-province.ts'
import { truongSaUnit } from './archipelagos.ts'
import { importPack } from './import-pack.ts'
import type { Polygon } from './rings.ts'
import { readWorldLand } from './world-land.ts'

const { units, squares } = aBlock(6, 3)
const code = (index: number) => ({ code: String(90_001 + index) })
const input = { province: testProvince, units, world: testWorld }

/** The same squares with so many points on every side, all of them a little off the line. */
function rough(polygon: Polygon, points: number): Polygon {
  const wobble = (x: number, y: number) => 0.0004 * Math.sin(x * 9_301 + y * 4_933)
  return polygon.map((ring) => [
    ...ring.slice(1).flatMap((to, index) => {
      const from = ring[index] ?? to
      return Array.from({ length: points }, (_, step): Position => {
        const [x, y] = [
          from[0] + ((to[0] - from[0]) * step) / points,
          from[1] + ((to[1] - from[1]) * step) / points,
        ].map((value) => Number(value.toFixed(5)))
        return step === 0 ? from : [(x ?? 0) + wobble(x ?? 0, y ?? 0), (y ?? 0) + wobble(y ?? 0, x ?? 0)]
      })
    }),
    ...ring.slice(0, 1),
  ])
}

function expectSharedBorders(pack: ReturnType<typeof importPack>['pack']): void {
  const uses = borderUses(pack.areas.features)
  const once = [...uses].filter(([, count]) => count === 1).map(([piece]) => piece)
  expect(Math.max(...uses.values())).toBe(2)
  expect(new Set(once)).toEqual(new Set(piecesOf(pack.outline.coordinates)))
}

describe(importPack, () => {
  it('makes a valid pack with the boundaries as given', () => {
    const { pack, report } = importPack(asGeoJson(squares, code), input)
    expect(mapPackSchema.safeParse(pack).error).toBeUndefined()
    expect([pack.origin, pack.note]).toEqual(['imported', null])
    expect(pack.bbox).toEqual([106, 20, 106.3, 20.2])
    expect(report).toMatchObject({ property: 'code', units: 6, missing: [], ignored: [] })
  })
  it('keeps neighbours together while it leaves points out to become small enough', () => {
    const { pack, report } = importPack(
      asGeoJson(
        squares.map((square) => rough(square, 1_500)),
        code,
      ),
      input,
    )
    expect(report.pointsBefore).toBeGreaterThan(30_000)
    expect(report.pointsAfter).toBeLessThan(report.pointsBefore / 2)
    expect(report.bytes).toBeLessThanOrEqual(400_000)
    expect(report.bytes).toBeGreaterThan(300_000)
    expectSharedBorders(pack)
  })
  it('refuses a file that lacks units, naming them', () => {
    expect(() =>
      importPack(
        asGeoJson(squares.slice(1), (index) => code(index + 1)),
        input,
      ),
    ).toThrow(/1 of 6 units have no boundary in the file: 90001 Xã 90001.*--allow-missing/)
  })
  it('draws an incomplete file on request and says so on the map', () => {
    const { pack, report } = importPack(
      asGeoJson(squares.slice(2), (index) => code(index + 2)),
      { ...input, allowMissing: true },
    )
    expect(pack.note).toBe('thiếu ranh giới của 2 đơn vị')
    expect(report.missing).toEqual(['90001 Xã 90001', '90002 Xã 90002'])
  })
  it('reports features of other provinces and leaves them out', () => {
    const { pack, report } = importPack(
      asGeoJson(squares, (index) => (index === 5 ? { code: '13285' } : code(index))),
      {
        ...input,
        units: units.slice(0, 5),
      },
    )
    expect(report.ignored).toEqual(['13285'])
    expect(pack.areas.features).toHaveLength(5)
  })
  it('leaves Trường Sa to the inset and asks for no boundary of it', () => {
    const withTruongSa: Unit[] = [...units, aUnit(truongSaUnit, [114.45, 9.71], { type: 'special' })]
    const { pack } = importPack(asGeoJson(squares, code), { ...input, units: withTruongSa })
    expect(pack.bbox[2]).toBeLessThan(107)
    expect(pack.inset.islands.some(({ unit }) => unit === truongSaUnit)).toBe(true)
  })
  it('refuses a province the register does not know', () => {
    expect(() => importPack(asGeoJson(squares, code), { ...input, province: '01' })).toThrow(
      /no commune of province 01/,
    )
  })
})

const shared = new URL('../../../../../shared/data/', import.meta.url)
const hasShared = existsSync(new URL('map/', shared))
const rowSchema = z.object({
  code: z.string(),
  province_code: z.string(),
  type: z.string(),
  name: z.string(),
  lon: z.string(),
  lat: z.string(),
})

describe.skipIf(!hasShared)('importPack on boundaries in use (skipped: ../shared/data/map is not there)', () => {
  it.each([
    ['37', 'wards_37_ninh_binh', 129, [105.5, 19.8, 106.7, 20.8]],
    ['56', 'wards_56_khanh_hoa', 64, [108.5, 11.2, 109.6, 12.9]],
    ['22', 'wards_22_quang_ninh', 54, [106.4, 20.6, 108.2, 21.7]],
  ] as const)(
    'draws province %s whole, small and with shared borders',
    async (province, file, count, [west, south, east, north]) => {
      const rows = z
        .array(rowSchema)
        .parse(parse(await readFile(new URL('communes_2026.csv', shared), 'utf8'), { columns: true }))
      const register = rows.map((row) =>
        aUnit(row.code, [Number(row.lon), Number(row.lat)], {
          name: row.name,
          parent: row.province_code,
          type: row.type === 'dac_khu' ? 'special' : 'commune',
        }),
      )
      const source: unknown = JSON.parse(await readFile(new URL(`map/${file}.topojson`, shared), 'utf8'))
      const { pack, report } = importPack(source, { province, units: register, world: await readWorldLand() })
      expect(mapPackSchema.safeParse(pack).error).toBeUndefined()
      expect(pack.areas.features).toHaveLength(count)
      expect(report.bytes).toBeLessThanOrEqual(400_000)
      expect(pack.bbox[0] > west && pack.bbox[1] > south && pack.bbox[2] < east && pack.bbox[3] < north).toBe(true)
      expectSharedBorders(pack)
    },
  )
})
