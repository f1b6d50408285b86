import { describe, expect, it } from 'vitest'
import { hatchImage } from './hatch-image.ts'

const input = { stepPx: 17, linePx: 2.4, ground: '#000000', line: '#ffffff' }
const image = hatchImage(input)
const shade = (x: number, y: number) => image.data[((y % image.height) * image.width + (x % image.width)) * 4] ?? -1

describe(hatchImage, () => {
  it('is a whole opaque square', () => {
    expect([image.width, image.height, image.data.length]).toEqual([17, 17, 17 * 17 * 4])
    expect(image.data.filter((_, index) => index % 4 === 3).every((alpha) => alpha === 255)).toBe(true)
  })
  it('rises to the right and repeats without a seam', () => {
    for (let x = 0; x < 40; x += 1) expect(shade(x + 1, 20)).toBe(shade(x, 21))
  })
  it('holds as much line as its width says', () => {
    const mean =
      image.data.filter((_, index) => index % 4 === 0).reduce((sum, value) => sum + value, 0) / (17 * 17 * 255)
    expect(mean).toBeCloseTo((2.4 * Math.SQRT2) / 17, 1)
  })
  it('stays a pattern on the smallest screen', () => {
    expect(hatchImage({ ...input, stepPx: 0.5 }).width).toBe(4)
  })
})
