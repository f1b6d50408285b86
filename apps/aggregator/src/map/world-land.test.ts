import { beforeAll, describe, expect, it } from 'vitest'
import { bboxOf, contains } from './rings.ts'
import { readWorldLand, type WorldLand } from './world-land.ts'

describe(readWorldLand, () => {
  let world: WorldLand
  beforeAll(async () => {
    world = await readWorldLand()
  })

  it('gives Việt Nam alone, from the northern tip to the southern cape', () => {
    const [west, south, east, north] = bboxOf(world.vietNam)
    expect([west, south, east, north].map(Math.floor)).toEqual([102, 8, 109, 23])
  })
  it.each([
    ['Hoa Lư', [105.97, 20.26], true],
    ['Viêng Chăn', [102.6, 17.97], false],
    ['Phnôm Pênh', [104.92, 11.56], false],
  ] as const)('knows whether %s is in it', (_, [lon, lat], inside) => {
    expect(world.vietNam.some((polygon) => contains(polygon, [lon, lat]))).toBe(inside)
    expect(world.land.some((polygon) => contains(polygon, [lon, lat]))).toBe(true)
  })
})
