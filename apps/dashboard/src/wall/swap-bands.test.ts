import { readdirSync, readFileSync } from 'node:fs'
import { boardFileSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { isSwapped, swapBands } from './swap-bands.ts'

const widgets = {
  title: { type: 'scene-title', title: 'Hồ sơ', config: {} },
  clock: { type: 'scene-clock', title: 'Giờ', config: {} },
  foot: { type: 'source-health', title: 'Nguồn', config: {} },
  map: { type: 'choropleth', title: 'Bản đồ', config: {} },
}
const layout = (places: Record<string, [number, number, number, number]>) => ({ width: 3840, height: 2160, places })

describe(swapBands, () => {
  it('changes the sides of head and clock and moves nothing else', () => {
    const before = layout({ title: [80, 56, 1776, 132], clock: [1984, 56, 1776, 132], map: [80, 226, 3680, 1700] })
    expect(swapBands(before, widgets).places).toEqual({
      title: [1984, 56, 1776, 132],
      clock: [80, 56, 1776, 132],
      map: [80, 226, 3680, 1700],
    })
    expect(swapBands(swapBands(before, widgets), widgets)).toEqual(before)
  })

  it('leaves a layout as it is where a band would lie over something else', () => {
    const before = layout({ title: [80, 56, 1776, 132], map: [1984, 56, 1776, 1000] })
    expect(swapBands(before, widgets)).toBe(before)
  })

  it('takes a tile for no band', () => {
    const before = layout({ foot: [80, 226, 1776, 800] })
    expect(swapBands(before, widgets).places).toEqual(before.places)
  })

  it('moves the head of most layouts of the product', () => {
    const catalogue = new URL('../../../../catalogue/', import.meta.url)
    const files = readdirSync(catalogue, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('boards.yaml'),
    )
    const boards = files.flatMap(
      (file) => boardFileSchema.parse(parse(readFileSync(new URL(file, catalogue), 'utf8'))).boards,
    )
    const layouts = boards.flatMap((board) =>
      board.layouts.map((each) => [each, swapBands(each, board.widgets)] as const),
    )
    const moved = layouts.filter(([before, after]) => JSON.stringify(before) !== JSON.stringify(after))
    expect(moved.length).toBeGreaterThan(layouts.length / 2)
  })
})

describe(isSwapped, () => {
  it('holds every other day', () => {
    expect([1, 2, 3].map(isSwapped)).toEqual([true, false, true])
  })
})
