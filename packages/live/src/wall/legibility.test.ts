import { describe, expect, it } from 'vitest'
import { type Colour, contrastOf, faultsOf, leastPx } from './legibility.ts'

const ground: Colour = [0x14, 0x13, 0x10]
const text: Colour = [0xf4, 0xee, 0xe1]
const line: Colour = [0x5a, 0x55, 0x4a]

describe(leastPx, () => {
  it.each([
    ['55″ panels', 8, 0.63, [172, 86, 52, 40]],
    ['P0.9', 8, 0.9, [120, 60, 36, 28]],
    ['P1.25', 8, 1.25, [87, 43, 26, 20]],
    ['P1.25, back row', 16, 1.25, [173, 86, 52, 40]],
  ] as const)('says of %s at %d m with %d mm what VISUAL §3.1 says', (_, distance, pitch, sizes) => {
    const room = { distance, pitch }
    const least = (['hero', 'value', 'label', 'note'] as const).map((of) => leastPx(room, of))
    for (const [index, px] of least.entries()) expect(Math.abs(px - (sizes[index] ?? 0))).toBeLessThanOrEqual(1)
  })
})

describe(contrastOf, () => {
  it('measures as WCAG does, in either order', () => {
    expect(contrastOf([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5)
    expect(contrastOf(text, ground)).toBeCloseTo(16.1, 1)
    expect(contrastOf(ground, text)).toBe(contrastOf(text, ground))
    expect(contrastOf(line, ground)).toBeCloseTo(2.5, 1)
  })
})

describe(faultsOf, () => {
  const room = { distance: 8, pitch: 0.63 }

  it.each([
    [40, text, []],
    [39.7, text, []],
    [36, text, ['small']],
    [40, line, ['weak']],
    [30, line, ['small', 'weak']],
    [90, [0x79, 0x70, 0x62], []],
    [60, [0x79, 0x70, 0x62], ['weak']],
  ] as const)('finds in %d px of %j on the wall: %j', (px, ink, kinds) => {
    expect(faultsOf({ px, ink, ground }, room).map(({ kind }) => kind)).toEqual(kinds)
  })

  it('lets the same text pass in a smaller room', () => {
    expect(faultsOf({ px: 30, ink: text, ground }, { distance: 5, pitch: 0.63 })).toEqual([])
  })
})
