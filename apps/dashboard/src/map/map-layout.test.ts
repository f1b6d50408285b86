import { describe, expect, it } from 'vitest'
import { layoutMap, type MapLayout, type Rect } from './map-layout.ts'

const bbox = [105.54, 19.87, 106.6, 20.7] as const
const sizes = [
  ['the wall at 3840', 1400, 850, 1],
  ['the wall at 1366', 498, 302, 0.3557],
  ['a very wide place', 3000, 800, 1],
  ['a tall place', 800, 1500, 1],
] as const

const provinceOf = ({ view }: MapLayout): Rect => {
  const [left, top] = view.project([bbox[0], bbox[3]])
  const [right, bottom] = view.project([bbox[2], bbox[1]])
  return { x: left, y: top, width: right - left, height: bottom - top }
}
const meets = (one: Rect, other: Rect): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height

describe(layoutMap, () => {
  it.each(sizes)('keeps province, legend and inset apart and inside on %s', (_, width, height, k) => {
    const layout = layoutMap({ bbox: [...bbox], width, height, k, legendRows: 6, hasNote: true })
    const parts = [provinceOf(layout), layout.legend, layout.inset]
    for (const part of parts) {
      expect(
        part.x >= 0 && part.y >= 0 && part.x + part.width <= width + 1e-6 && part.y + part.height <= height + 1e-6,
      ).toBe(true)
    }
    expect(parts.some((part, index) => parts.slice(index + 1).some((other) => meets(part, other)))).toBe(false)
  })
  it.each(sizes)('puts the inset at the lower right on %s', (_, width, height, k) => {
    const { inset } = layoutMap({ bbox: [...bbox], width, height, k, legendRows: 6, hasNote: false })
    expect([inset.x + inset.width, inset.y + inset.height].map(Math.round)).toEqual([width, height])
  })
  it('shrinks the inset only where it would not fit at all', () => {
    const at = (height: number) =>
      layoutMap({ bbox: [...bbox], width: 1400, height, k: 1, legendRows: 6, hasNote: false }).inset.height
    expect([at(850), at(400)]).toEqual([486, 400])
  })
})
