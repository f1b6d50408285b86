import { describe, expect, it } from 'vitest'
import { mapInsetSchema, mapPackSchema, requiredMapNames } from './map-packs.ts'

const square = [
  [
    [106, 20],
    [106.1, 20],
    [106.1, 20.1],
    [106, 20],
  ],
]
const land = { type: 'MultiPolygon', coordinates: [square] }
const labels = requiredMapNames.map((text) => ({ text, at: [113, 14], kind: 'archipelago' }))
const inset = { land, province: land, islands: [{ name: 'Đảo Trường Sa', unit: '22736', at: [111.92, 8.64] }], labels }
const area = {
  type: 'Feature',
  id: '14329',
  properties: { code: '14329', name: 'Hoa Lư', at: [106.05, 20.02] },
  geometry: { type: 'Polygon', coordinates: square },
}
const pack = {
  province: '37',
  origin: 'imported',
  note: null,
  bbox: [106, 20, 106.1, 20.1],
  areas: { type: 'FeatureCollection', features: [area] },
  outline: land,
  otherLand: land,
  inset,
}

describe('mapInsetSchema', () => {
  it.each(requiredMapNames)('refuses an inset without %s', (name) => {
    const without = { ...inset, labels: labels.filter(({ text }) => text !== name) }
    expect(mapInsetSchema.safeParse(without).error?.message).toContain(name)
  })
})

describe('mapPackSchema', () => {
  it('takes a whole pack', () => {
    expect(mapPackSchema.safeParse(pack).error).toBeUndefined()
  })
  it.each([
    [
      'metres',
      {
        ...area,
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [606_000, 20],
              [1, 2],
              [3, 4],
              [606_000, 20],
            ],
          ],
        },
      },
    ],
    [
      'a ring of three positions',
      {
        ...area,
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [106, 20],
              [107, 20],
              [106, 20],
            ],
          ],
        },
      },
    ],
    [
      'a line',
      {
        ...area,
        geometry: {
          type: 'LineString',
          coordinates: [
            [106, 20],
            [107, 20],
          ],
        },
      },
    ],
  ])('refuses an area made of %s', (_, broken) => {
    expect(mapPackSchema.safeParse({ ...pack, areas: { type: 'FeatureCollection', features: [broken] } }).success).toBe(
      false,
    )
  })
  it('refuses a pack without areas', () => {
    expect(mapPackSchema.safeParse({ ...pack, areas: { type: 'FeatureCollection', features: [] } }).success).toBe(false)
  })
})
