import { globSync, readFileSync } from 'node:fs'
import { dayOf } from '@toan-canh/calendar'
import {
  type Board,
  boardFileSchema,
  indexFileSchema,
  liveLimits,
  parseTopic,
  radarConfigSchema,
} from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { scopeOf } from '../widgets/scope.ts'
import { widgets, widgetsByType } from '../widgets/widgets.ts'
import { bandTop, footerTop } from './canvas-areas.ts'

const root = new URL('../../../../catalogue/', import.meta.url)
const known = widgetsByType(widgets)
const boards = globSync('**/boards.yaml', { cwd: root }).flatMap(
  (path) => boardFileSchema.parse(parse(readFileSync(new URL(path, root), 'utf8'))).boards,
)
const layouts = boards.flatMap((board) =>
  board.layouts.map((layout) => ({ name: `${board.id} ${layout.width}`, board, layout })),
)

type Place = Board['layouts'][number]['places'][string]

const panel = { width: 1_920, height: 1_080, padding: 64 } as const
/** Widgets without text of their own on every pixel: a map may cross a seam, its labels may not. */
const mayCross = new Set(['choropleth', 'point-map'])

function overlaps([x, y, width, height]: Place, [otherX, otherY, otherWidth, otherHeight]: Place): boolean {
  return x < otherX + otherWidth && otherX < x + width && y < otherY + otherHeight && otherY < y + height
}

describe('the radar of the index of Decision 766', () => {
  const read = indexFileSchema.parse(parse(readFileSync(new URL('idx766/index.yaml', root), 'utf8')))
  const inForce = read.sets.find(({ until }) => until === null)

  it('ends every spoke at the most that the index in force gives', () => {
    const radars = boards.flatMap(({ widgets: held }) => Object.values(held)).filter(({ type }) => type === 'radar')
    const axes = radars.flatMap(({ config }) => radarConfigSchema.parse(config).axes)
    const most = new Map(inForce?.groups.map(({ indicator, max }) => [indicator, max]))
    expect(axes.length).toBeGreaterThan(0)
    for (const axis of axes.filter(({ indicator }) => most.has(indicator)))
      expect(axis.most).toBe(most.get(axis.indicator))
  })
})

describe.each(boards.map((board) => [board.id, board] as const))('board %s', (_, board) => {
  it('holds only widgets there are, with settings they can read', () => {
    for (const { type, config } of Object.values(board.widgets))
      expect(() => known.get(type)?.open(config)).not.toThrow()
    expect(Object.values(board.widgets).filter(({ type }) => !known.has(type))).toEqual([])
  })

  it('watches topics of the contract, fewer than one viewer may', () => {
    const scope = scopeOf(
      board,
      { period: null, unit: null, boundary: null },
      dayOf(Date.parse('2026-11-21T08:00:00Z')),
    )
    const topics = new Set(
      Object.values(board.widgets).flatMap(({ type, config }) => known.get(type)?.open(config).topics(scope) ?? []),
    )
    expect([...topics].filter((topic) => parseTopic(topic) === null)).toEqual([])
    expect(topics.size).toBeLessThan(liveLimits.topicsPerViewer / 4)
  })

  it('places every widget somewhere', () => {
    const placed = new Set(board.layouts.flatMap((layout) => Object.keys(layout.places)))
    expect([...placed].toSorted()).toEqual(Object.keys(board.widgets).toSorted())
  })
})

describe.each(layouts.map((each) => [each.name, each] as const))('layout %s', (_, { board, layout }) => {
  const places = Object.entries(layout.places)

  it('lets no two widgets overlap', () => {
    for (const [name, place] of places) {
      const others = places.filter(([other]) => other !== name)
      expect([name, others.filter(([, other]) => overlaps(place, other)).map(([other]) => other)]).toEqual([name, []])
    }
  })

  it('keeps the outer margin, the footer and the band of a lost connection free', () => {
    const margin = layout.width === 2 * panel.width ? 80 : panel.padding
    for (const [name, [x, y, width, height]] of places) {
      const isFooter = y >= footerTop(layout.height)
      expect([name, x >= margin, x + width <= layout.width - margin, y >= 56]).toEqual([name, true, true, true])
      expect([name, y + height <= (isFooter ? layout.height - 48 : bandTop(layout.height))]).toEqual([name, true])
    }
  })

  it('gives every widget the room it needs to be read', () => {
    for (const [name, [, , width, height]] of places) {
      const least = known.get(board.widgets[name]?.type ?? '')?.minSize
      expect([name, width >= (least?.width ?? 0), height >= (least?.height ?? 0)]).toEqual([name, true, true])
    }
  })

  it('has at most nine tiles and one list', () => {
    const types = places.map(([name]) => board.widgets[name]?.type ?? '')
    expect(
      types.filter((type) => ['kpi', 'rates', 'trend', 'choropleth', 'point-map'].includes(type)).length,
    ).toBeLessThanOrEqual(9)
    expect(types.filter((type) => type === 'ranking').length).toBeLessThanOrEqual(1)
  })
})

describe.each(layouts.filter(({ layout }) => layout.width > 2 * panel.width).map((each) => [each.name, each] as const))(
  'layout %s of panels with bezels',
  (_, { board, layout }) => {
    const columns = Array.from({ length: layout.width / panel.width }, (__, at) => at * panel.width)

    it.each(Object.entries(layout.places))(
      'keeps %s inside one panel column, 64 px from its edges',
      (__, [x, , width]) => {
        const column = columns.findLast((left) => left <= x) ?? 0
        expect(x - column).toBeGreaterThanOrEqual(panel.padding)
        expect(column + panel.width - (x + width)).toBeGreaterThanOrEqual(panel.padding)
      },
    )

    it('puts no text on the seam between the rows of panels', () => {
      const crossing = Object.entries(layout.places).filter(
        ([, [, y, , height]]) => y < panel.height && y + height > panel.height,
      )
      expect(crossing.filter(([name]) => !mayCross.has(board.widgets[name]?.type ?? ''))).toEqual([])
      const headHeight = 17 + 60
      for (const [, [, y]] of crossing) expect(y + headHeight).toBeLessThanOrEqual(panel.height)
    })
  },
)
