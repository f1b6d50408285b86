import { type Item, treemapConfigSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { type FixtureWorld, sourcesWith, wordsOf } from '../../desk/desk-fixture.tsx'
import { aPoint, boardScope, drawnBoard, seriesWith } from '../../fixture/drawn-board.tsx'
import { anIndicator } from '../../fixture/render-specimen.tsx'
import { membersOf } from '../members-of.ts'
import { toTreemap, type TreemapInput } from './to-treemap.ts'
import { TreemapView } from './view.tsx'

const indicator = anIndicator('tthc.in_progress', {
  formula: { sum: ['received'] },
  dimensions: { field: { vi: 'Lĩnh vực', en: 'Field', values: { dat: 'Đất đai', 'y-te': 'Y tế' } } },
})
const topic = 'breakdown/tthc.in_progress/37/2025-12/field'

function drawn(items: Readonly<Record<string, Item>> | null, world: FixtureWorld = {}, of = indicator): string {
  const config = treemapConfigSchema.parse({ indicator: of.id, by: 'field' })
  return drawnBoard(
    <TreemapView title="Theo lĩnh vực" config={config} scope={boardScope()} width={852} height={838} />,
    [of],
    {
      ...world,
      topics: {
        ...seriesWith(indicator, [aPoint(1_000)]),
        ...(items === null ? {} : { [topic]: items }),
        ...world.topics,
      },
    },
  )
}

const parts = { dat: aPoint(600), 'y-te': aPoint(300), khac: aPoint(40, { o: '<' }), an: aPoint(null, { g: 'hidden' }) }

describe('the treemap', () => {
  it('writes the whole, and of every part its number and its share of it', () => {
    const words = wordsOf(drawn(parts))
    for (const part of ['Tổng 1.000 hồ sơ', 'Đất đai 600 · 60,0 %', 'Y tế 300 · 30,0 %', '1 mục ẩn vì ít'])
      expect(words).toContain(part)
  })

  it('refuses what does not add up', () => {
    const rate = { ...indicator, formula: { ratio: { num: ['a'], den: ['b'] }, scale: 100 } }
    expect(() => drawn(parts, {}, rate)).toThrow('không cộng được')
  })

  it('waits, fails, is empty and dimmed on purpose', () => {
    expect(drawn(null)).toContain('aria-busy')
    expect(wordsOf(drawn(null, { refused: { [topic]: 'forbidden' } }))).toContain('Từ chối: forbidden.')
    expect(wordsOf(drawn({}))).toContain('Chưa có dữ liệu')
    expect(wordsOf(drawn({ dat: aPoint(0) }))).toContain('Chưa phát sinh trong kỳ')
    const sources = sourcesWith({ freshness: 'stale', coveredTo: '2025-12-04T06:14:00+07:00' })
    expect(drawn(parts, { topics: { sources } })).toContain('data-dimmed')
  })
})

describe(toTreemap, () => {
  const input = (counts: readonly number[], change: Partial<TreemapInput> = {}): TreemapInput => ({
    members: membersOf(new Map(counts.map((v, at) => [`m${at}`, aPoint(v)])), (code) => code).known,
    whole: aPoint(counts.reduce((sum, v) => sum + v, 0)),
    parts: 12,
    width: 1_000,
    height: 700,
    ...change,
  })

  it('names as many parts as have room for a name, and puts the others together', () => {
    const found = toTreemap(input([500, 300, 100, ...Array.from({ length: 40 }, () => 2)]))
    const named = found.filter(({ member }) => member !== null)
    expect(named.every(({ width, height }) => width >= 230 && height >= 104)).toBe(true)
    const rest = found.find(({ member }) => member === null)
    expect(rest?.count).toBe(43 - named.length)
    expect(found.reduce((sum, { value }) => sum + value, 0)).toBe(980)
  })

  it('counts to the rest what the whole has beyond its known parts', () => {
    expect(toTreemap(input([600, 300], { whole: aPoint(1_000) })).at(-1)).toMatchObject({
      member: null,
      value: 100,
      count: 0,
    })
  })

  it('gives no share of a whole that is only bounded, nor of a part that is', () => {
    expect(toTreemap(input([600, 300], { whole: aPoint(1_000, { o: '>' }) })).map(({ share }) => share)).toEqual([
      null,
      null,
    ])
    const bounded = membersOf(new Map([['a', aPoint(5, { o: '<' })]]), (code) => code).known
    expect(toTreemap(input([], { members: bounded, whole: aPoint(5) }))[0]?.share).toBeNull()
  })

  it('draws nothing of nothing', () => {
    expect(toTreemap(input([0, 0]))).toEqual([])
    expect(toTreemap(input([5], { width: 0 }))).toEqual([])
  })
})
