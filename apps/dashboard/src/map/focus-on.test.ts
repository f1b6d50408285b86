import { describe, expect, it } from 'vitest'
import { aPack } from './a-pack.ts'
import { focusOn } from './focus-on.ts'

describe(focusOn, () => {
  it('looks at the middle of an area in the proportions of the province', () => {
    const pack = aPack()
    const [area] = pack.areas.features
    const seen = focusOn(pack, area?.properties.code ?? null)
    const [west, south, east, north] = seen.bbox
    expect([(west + east) / 2, (south + north) / 2]).toEqual(area?.properties.at.map((each) => expect.closeTo(each, 6)))
    expect((east - west) / (north - south)).toBeCloseTo(
      (pack.bbox[2] - pack.bbox[0]) / (pack.bbox[3] - pack.bbox[1]),
      6,
    )
  })

  it('shows the whole for no unit and for one it does not have', () => {
    const pack = aPack()
    expect(focusOn(pack, null)).toBe(pack)
    expect(focusOn(pack, 'nowhere')).toBe(pack)
  })
})
