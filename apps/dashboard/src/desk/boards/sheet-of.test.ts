import { boardSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { sheetOf } from './sheet-of.ts'

const widget = (type: string) => ({ type, title: type, config: {} })
const board = boardSchema.parse({
  id: 'economy',
  vi: 'Kinh tế',
  en: 'Economy',
  unit: '37',
  period: 'this-month',
  widgets: {
    title: widget('scene-title'),
    right: widget('bars'),
    list: widget('exceptions'),
    below: widget('ranking'),
    footer: widget('source-health'),
  },
  layouts: [
    { width: 5760, height: 2160, places: { list: [64, 56, 1792, 900] } },
    {
      width: 3840,
      height: 2160,
      places: {
        title: [80, 56, 1776, 132],
        right: [1984, 226, 868, 838],
        list: [80, 226, 1776, 838],
        below: [80, 1104, 1776, 868],
        footer: [80, 2048, 3680, 64],
      },
    },
  ],
})
const sheet = (width: number) => sheetOf({ board, width, leastWidthOf: (type) => (type === 'ranking' ? 1_700 : 500) })

describe(sheetOf, () => {
  it('shows the narrowest layout whole at a desk, without the head of the wall', () => {
    const { items, height } = sheet(1_840)
    expect(items.map(({ name, left, top, k }) => [name, left, top, k])).toEqual([
      ['list', 0, 0, 0.5],
      ['right', 952, 0, 0.5],
      ['below', 0, 439, 0.5],
      ['footer', 0, 911, 0.5],
    ])
    expect(height).toBe(943)
  })

  it('puts one below the other on a phone, as much higher as narrower', () => {
    const { items, height } = sheet(580)
    expect(items.map(({ name, width, height: high, k }) => [name, width, high, k])).toEqual([
      ['list', 1_160, 1_283, 0.5],
      ['right', 1_160, 838, 0.5],
      ['below', 1_700, 907, 580 / 1_700],
      ['footer', 1_160, 64, 0.5],
    ])
    for (const [at, item] of items.entries()) {
      const before = items[at - 1]
      expect(item.top).toBeGreaterThanOrEqual(before === undefined ? 0 : before.top + before.height * before.k)
      expect(item.width * item.k).toBeCloseTo(580, 6)
    }
    expect(height).toBeGreaterThan(items.at(-1)?.top ?? 0)
  })

  it('draws nothing before the width is known', () => {
    expect(sheet(0)).toEqual({ items: [], height: 0 })
  })
})
