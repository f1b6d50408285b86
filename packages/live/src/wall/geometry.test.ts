import { globSync, readFileSync } from 'node:fs'
import { boardFileSchema } from '@toan-canh/contract'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { canvasOf, cropFit, fitOf, fitOnWall, outputsOf, windowFit } from './geometry.ts'

const layouts = [
  { width: 3840, height: 2160, places: {} },
  { width: 5760, height: 2160, places: {} },
]
const none = { x: 0, y: 0 }
const threeByTwo = { columns: [1920, 1920, 1920], rows: [1080, 1080] }

describe(fitOf, () => {
  it.each([
    [3840, 2160, 3840, 1],
    [1920, 1080, 3840, 0.5],
    [5760, 2160, 5760, 1],
    [2880, 1080, 5760, 0.5],
    [6656, 1792, 5760, 1792 / 2160],
    [17_280, 3_240, 5760, 1.5],
    [1366, 768, 3840, 768 / 2160],
    [1024, 768, 3840, 1024 / 3840],
  ])('shows %i × %i the layout of %i, k = %d, whole and in the middle', (width, height, layoutWidth, k) => {
    const fit = fitOf(layouts, { width, height })
    expect(fit.layout.width).toBe(layoutWidth)
    expect(fit.k).toBeCloseTo(k, 3)
    expect(fit.left).toBeGreaterThanOrEqual(-1e-9)
    expect(fit.top).toBeGreaterThanOrEqual(-1e-9)
    expect(2 * fit.left + fit.layout.width * fit.k).toBeCloseTo(width, 6)
    expect(2 * fit.top + fit.layout.height * fit.k).toBeCloseTo(height, 6)
  })

  it('letterboxes evenly on both sides', () => {
    expect(fitOf(layouts, { width: 1920, height: 1200 })).toMatchObject({ left: 0, top: 60, k: 0.5 })
  })

  it('refuses a board without a layout', () => {
    expect(() => fitOf([], { width: 1, height: 1 })).toThrow('at least one layout')
  })
})

describe(outputsOf, () => {
  it('lays 9 × 3 panels out over 17280 × 3240', () => {
    const wall = { columns: Array.from({ length: 9 }, () => 1920), rows: [1080, 1080, 1080], bezel: none, turned: {} }
    expect(canvasOf(wall)).toEqual({ width: 17_280, height: 3_240 })
    const outputs = outputsOf(wall)
    expect(outputs).toHaveLength(27)
    expect(outputs.at(-1)).toMatchObject({ id: 'r3c9', x: 15_360, y: 2_160, width: 1920, height: 1080 })
  })

  it('counts the strips behind bezels, and knows which screen hangs turned', () => {
    const wall = { columns: [1080, 1920], rows: [1920], bezel: { x: 24, y: 0 }, turned: { r1c1: 90 as const } }
    expect(canvasOf(wall).width).toBe(3_024)
    expect(outputsOf(wall)).toMatchObject([
      { id: 'r1c1', x: 0, rotation: 90 },
      { id: 'r1c2', x: 1_104, rotation: 0 },
    ])
  })
})

describe(fitOnWall, () => {
  const zoned = [
    {
      width: 5760,
      height: 2160,
      places: {
        left: [64, 56, 1792, 132],
        right: [3904, 1104, 868, 414],
        map: [1984, 993, 1792, 979],
      } as Record<string, [number, number, number, number]>,
    },
  ]

  it('moves zones by the bezels before them and never stretches them; only what crosses a seam grows by its strip', () => {
    const { layout, k, left, top } = fitOnWall(zoned, { ...threeByTwo, bezel: { x: 20, y: 30 } })
    expect({ k, left, top }).toEqual({ k: 1, left: 0, top: 0 })
    expect(layout.places).toEqual({
      left: [64, 56, 1792, 132],
      right: [3944, 1134, 868, 414],
      map: [2004, 993, 1792, 1009],
    })
    expect([layout.width, layout.height]).toEqual([5800, 2190])
  })

  it('changes nothing without bezels', () => {
    expect(fitOnWall(zoned, { ...threeByTwo, bezel: none }).layout).toBe(zoned[0])
  })

  const boards = globSync('**/boards.yaml', { cwd: new URL('../../../../catalogue/', import.meta.url) }).flatMap(
    (path) =>
      boardFileSchema.parse(parse(readFileSync(new URL(`../../../../catalogue/${path}`, import.meta.url), 'utf8')))
        .boards,
  )
  const walls = [
    ['6656 × 1792', { columns: [6656], rows: [1792] }],
    ['5760 × 2160', threeByTwo],
    ['17280 × 3240', { columns: Array.from({ length: 9 }, () => 1920), rows: [1080, 1080, 1080] }],
  ] as const

  it.each(walls)('keeps every tile of every board whole and in proportion on %s', (_, { columns, rows }) => {
    for (const board of boards) {
      const wall = { columns: [...columns], rows: [...rows], bezel: none }
      const fit = fitOnWall(board.layouts, wall)
      const canvas = canvasOf(wall)
      const source = board.layouts.find(
        ({ width, height }) => width === fit.layout.width && height === fit.layout.height,
      )
      expect(fit.layout.places).toEqual(source?.places)
      for (const [x, y, width, height] of Object.values(fit.layout.places)) {
        expect(fit.left + x * fit.k).toBeGreaterThanOrEqual(0)
        expect(fit.top + y * fit.k).toBeGreaterThanOrEqual(0)
        expect(fit.left + (x + width) * fit.k).toBeLessThanOrEqual(canvas.width + 1e-6)
        expect(fit.top + (y + height) * fit.k).toBeLessThanOrEqual(canvas.height + 1e-6)
      }
    }
  })
})

describe(cropFit, () => {
  const place = fc.tuple(
    fc.integer({ min: 0, max: 5_000 }),
    fc.integer({ min: 0, max: 2_000 }),
    fc.integer({ min: 1, max: 700 }),
    fc.integer({ min: 1, max: 160 }),
  )

  it('draws each tile on exactly the outputs that see it, at the same place of the one canvas', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 0, max: 60 }), (tile, bezel) => {
        const wall = { ...threeByTwo, bezel: { x: bezel, y: bezel }, turned: {} }
        const whole = fitOnWall([{ width: 5760, height: 2160, places: { tile } }], wall)
        const [x = 0, y = 0, width = 0, height = 0] = whole.layout.places['tile'] ?? []
        for (const output of outputsOf(wall)) {
          const fit = cropFit(whole, output, 1)
          const isSeen =
            x < output.x + output.width && x + width > output.x && y < output.y + output.height && y + height > output.y
          if (isSeen) expect(fit.layout.places['tile']).toEqual([x, y, width, height])
          expect([output.x + fit.left, output.y + fit.top]).toEqual([whole.left, whole.top])
        }
      }),
    )
  })
})

describe(windowFit, () => {
  it.each([
    [0, 1920, 1080, 1],
    [0, 960, 540, 0.5],
    [90, 1080, 1920, 1],
    [270, 540, 960, 0.5],
    [180, 1920, 1200, 1],
  ] as const)('turned by %i, shows a screen of %i × %i whole at %d', (rotation, width, height, scale) => {
    expect(windowFit({ width: 1920, height: 1080, rotation }, { width, height }).scale).toBe(scale)
  })
})
