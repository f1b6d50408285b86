import { describe, expect, it } from 'vitest'
import { aCamera } from './an-alarm.fixture.tsx'
import { metresBetween, nearestCameras } from './nearest-cameras.ts'

const at: [number, number] = [105.975, 20.2539]
const north = (metres: number): [number, number] => [at[0], at[1] + metres / 111_320]

describe(metresBetween, () => {
  it('measures north and east alike', () => {
    expect(metresBetween(at, north(1_000))).toBeCloseTo(1_000, 3)
    const east: [number, number] = [at[0] + 1_000 / (111_320 * Math.cos((at[1] * Math.PI) / 180)), at[1]]
    expect(metresBetween(at, east)).toBeCloseTo(1_000, 3)
  })
})

describe(nearestCameras, () => {
  const cameras = new Map(
    (
      [
        ['near-dark', 100, 'down'],
        ['far', 3_000, 'up'],
        ['near', 400, 'up'],
        ['mid', 900, 'up'],
        ['away', 6_000, 'up'],
      ] as const
    ).map(([id, metres, state]) => [id, aCamera({ id, state, at: north(metres) })]),
  )
  const of = (radius: number | null) => nearestCameras(cameras, at, radius).map(({ key, letter }) => `${letter} ${key}`)

  it('puts those that give a picture first, then by distance, three of them', () => {
    expect(of(null)).toEqual(['A near', 'B mid', 'C far'])
  })

  it('looks no farther than five kilometres, unless the alarm itself reaches farther', () => {
    cameras.delete('near')
    cameras.delete('mid')
    expect(of(null)).toEqual(['A far', 'B near-dark'])
    expect(of(8_000)).toEqual(['A far', 'B away', 'C near-dark'])
  })

  it('leaves out what has no place', () => {
    expect(nearestCameras(new Map([['x', aCamera({ at: null })]]), at, null)).toEqual([])
  })
})
