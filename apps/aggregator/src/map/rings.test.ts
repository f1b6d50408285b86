import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aStar } from './a-star.ts'
import { areaOf, bboxOf, contains, roundedPolygons, roundedRing, signedArea, widened, type Polygon } from './rings.ts'

const square: Polygon = [
  [
    [0, 0],
    [2, 0],
    [2, 2],
    [0, 2],
    [0, 0],
  ],
]
const holed: Polygon = [
  ...square,
  [
    [0.5, 0.5],
    [0.5, 1.5],
    [1.5, 1.5],
    [1.5, 0.5],
    [0.5, 0.5],
  ],
]

describe(areaOf, () => {
  it.each([
    ['a square', square, 4],
    ['a square with a hole', holed, 3],
    ['a square drawn clockwise', [(square[0] ?? []).toReversed()], 4],
  ] as const)('measures %s', (_, polygon, area) => {
    expect(areaOf(polygon.map((ring) => [...ring]))).toBeCloseTo(area)
  })
})

describe(contains, () => {
  it.each([
    [[1, 0.2], true],
    [[1, 1], false],
    [[3, 1], false],
    [[1, -1], false],
  ] as const)('says whether %s lies in a square with a hole', ([x, y], inside) => {
    expect(contains(holed, [x, y])).toBe(inside)
  })
})

describe(roundedRing, () => {
  it('closes a ring left open and drops repeats', () => {
    expect(
      roundedRing(
        [
          [0, 0],
          [1, 0],
          [1.00001, 0],
          [1, 1],
        ],
        3,
      ),
    ).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 0],
    ])
  })
  it('gives nothing for a ring that rounding flattens', () => {
    expect(
      roundedRing(
        [
          [0, 0],
          [1, 0.00001],
          [2, 0],
          [0, 0],
        ],
        3,
      ),
    ).toBeNull()
  })
})

describe(roundedPolygons, () => {
  it('turns outer rings counter-clockwise and holes clockwise', () => {
    const [polygon] = roundedPolygons([holed.map((ring) => ring.toReversed())], 3)
    expect(polygon?.map((ring) => Math.sign(signedArea(ring)))).toEqual([1, -1])
  })
  it('changes no position by more than half its last decimal', () => {
    fc.assert(
      fc.property(aStar, (star) => {
        const [rounded] = roundedPolygons([star], 4)
        for (const at of rounded?.[0] ?? []) {
          const off = Math.min(
            ...(star[0] ?? []).map((was) => Math.max(Math.abs(was[0] - at[0]), Math.abs(was[1] - at[1]))),
          )
          expect(off).toBeLessThanOrEqual(0.5e-4 + 1e-9)
        }
      }),
    )
  })
})

describe(widened, () => {
  it('adds the same margin on every side', () => {
    expect(
      widened(
        bboxOf([
          [
            [
              [0, 0],
              [4, 0],
              [4, 1],
              [0, 0],
            ],
          ],
        ]),
        0.5,
      ),
    ).toEqual([-2, -2, 6, 3])
  })
})
