import { describe, expect, it } from 'vitest'
import { fitOf } from './fit.ts'

const layouts = [
  { width: 3840, height: 2160, places: {} },
  { width: 5760, height: 2160, places: {} },
]

describe(fitOf, () => {
  it.each([
    [3840, 2160, 3840, 1],
    [1920, 1080, 3840, 0.5],
    [5760, 2160, 5760, 1],
    [2880, 1080, 5760, 0.5],
    [1366, 768, 3840, 768 / 2160],
    [1024, 768, 3840, 1024 / 3840],
  ])('shows a screen of %i × %i the layout of %i, k = %d', (width, height, layoutWidth, k) => {
    const fit = fitOf(layouts, { width, height })
    expect(fit.layout.width).toBe(layoutWidth)
    expect(fit.k).toBeCloseTo(k, 3)
    expect(fit.left).toBeGreaterThanOrEqual(-1e-9)
    expect(fit.top).toBeGreaterThanOrEqual(-1e-9)
  })

  it('letterboxes evenly on both sides', () => {
    expect(fitOf(layouts, { width: 1920, height: 1200 })).toMatchObject({ left: 0, top: 60, k: 0.5 })
  })

  it('refuses a board without a layout', () => {
    expect(() => fitOf([], { width: 1, height: 1 })).toThrow('at least one layout')
  })
})
