import { describe, expect, it } from 'vitest'
import { distanceKm, localPlane } from './local-plane.ts'

describe(distanceKm, () => {
  it.each([
    ['Hà Nội and Hoa Lư', [105.854, 21.029], [105.975, 20.25], 87.5],
    ['a place and itself', [106, 20], [106, 20], 0],
  ] as const)('measures the way between %s', (_, one, other, km) => {
    expect(distanceKm([...one], [...other])).toBeCloseTo(km, 0)
  })
})

describe(localPlane, () => {
  it('leads back to the degrees it came from', () => {
    const { toPlane, toDegrees } = localPlane(20.25)
    const [lon, lat] = toDegrees(toPlane([105.975, 20.25]))
    expect([lon, lat].map((value) => value.toFixed(9))).toEqual(['105.975000000', '20.250000000'])
  })
})
