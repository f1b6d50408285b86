import { describe, expect, it } from 'vitest'
import { luminanceOf } from './small-picture.ts'

describe(luminanceOf, () => {
  it('weighs the colours as the eye does, a point for each pixel', () => {
    const rgba = [255, 255, 255, 255, 255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255, 0, 0, 0, 255]
    expect([...luminanceOf(rgba)]).toEqual([255, 76, 150, 29, 0])
  })
})
