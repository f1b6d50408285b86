import { isoDay, parseDay } from '@toan-canh/calendar'
import { directivesConfigSchema, type Item } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { type FixtureWorld, sourcesWith, wordsOf } from '../../desk/desk-fixture.tsx'
import { aPoint, boardScope, drawnBoard } from '../../fixture/drawn-board.tsx'
import { anIndicator } from '../../fixture/render-specimen.tsx'
import { directives } from './definition.ts'
import { type DirectivesInput, toDirectives } from './to-directives.ts'
import { DirectivesView } from './view.tsx'

const settings = { overdue: 'task.over', inTerm: 'task.open', onTime: 'task.done', late: 'task.late' }
const indicators = Object.values(settings).map((id) => anIndicator(id, { unit: 'nhiệm vụ' }))
const [over, open, done, late, days] = directives.open(settings).topics(boardScope())
const counts = {
  [over ?? '']: { '14329': aPoint(3, { l: 'watch' }), '14464': aPoint(0, { l: 'ok' }) },
  [open ?? '']: { '14329': aPoint(4), '14464': aPoint(6) },
  [done ?? '']: { '14329': aPoint(1), '14464': aPoint(null) },
  [late ?? '']: {},
}
const overdueDays = { '14329|2025-12-04': aPoint(2), '14329|2025-12-05': aPoint(3), '14329|2025-12-03': aPoint(0) }

function drawn(topics: Readonly<Record<string, Readonly<Record<string, Item>>>>, world: FixtureWorld = {}): string {
  const config = directivesConfigSchema.parse(settings)
  return drawnBoard(
    <DirectivesView title="Nhiệm vụ" config={config} scope={boardScope()} width={868} height={868} />,
    indicators,
    { ...world, topics: { ...topics, ...world.topics } },
  )
}

describe('the board of directives', () => {
  it('asks for the four counts and for the days of what is overdue', () => {
    expect([over, days]).toEqual([
      'breakdown/task.over/37/2025-12/unit',
      'matrix/task.over/37/2025-12-01..2025-12-31/unit',
    ])
  })

  it('says what is overdue where and since when, before what is in term and done', () => {
    const html = drawn({ ...counts, [days ?? '']: overdueDays })
    const words = wordsOf(html)
    expect(words).toContain('3 quá hạn ở 1 nơi')
    expect(words).toContain('Phường Hoa Lư Từ 04/12 · 2 ngày 3 quá hạn 4 còn hạn 1 xong — trễ')
    expect(words.indexOf('Phường Hoa Lư')).toBeLessThan(words.indexOf('Xã Bình Minh'))
    expect(html).toContain('aria-label="Theo dõi"')
  })

  it('waits, fails, is empty, tells nothing given from nothing known, and is dimmed on purpose', () => {
    expect(drawn({})).toContain('aria-busy')
    expect(wordsOf(drawn({}, { refused: { [over ?? '']: 'forbidden' } }))).toContain('Từ chối: forbidden.')
    const none = Object.fromEntries([over, open, done, late].map((topic) => [topic ?? '', {}]))
    expect(wordsOf(drawn(none))).toContain('Chưa có dữ liệu')
    expect(wordsOf(drawn({ ...none, [open ?? '']: { '14329': aPoint(0) } }))).toContain(
      'Chưa giao nhiệm vụ nào trong kỳ',
    )
    const sources = sourcesWith({ freshness: 'stale', coveredTo: '2025-12-04T06:14:00+07:00' })
    const old = drawn(counts, { topics: { sources } })
    expect(old).toContain('data-dimmed')
    expect(old).not.toContain('aria-label="Theo dõi"')
  })
})

describe(toDirectives, () => {
  const first = parseDay('2025-12-01') ?? 0
  const input = (change: Partial<DirectivesInput>): DirectivesInput => ({
    items: { overdue: new Map(), inTerm: new Map(), onTime: new Map(), late: new Map() },
    matrix: new Map(),
    days: [first, first + 1, first + 2],
    rows: 8,
    nameOf: (code) => code,
    ...change,
  })
  const items = (overdue: Readonly<Record<string, number>>) => ({
    ...input({}).items,
    overdue: new Map(Object.entries(overdue).map(([code, v]) => [code, aPoint(v)] as const)),
  })

  it('knows a run that reaches back to the first day as older', () => {
    const matrix = new Map<string, Item>([0, 1, 2].map((at) => [`a|${isoDay(first + at)}`, aPoint(1)]))
    expect(toDirectives(input({ items: items({ a: 1 }), matrix })).rows[0]?.since).toMatchObject({ isOlder: true })
  })

  it('says no day where none is known, and none where nothing is overdue any more', () => {
    expect(toDirectives(input({ items: items({ a: 1 }) })).rows[0]?.since).toBeNull()
    const matrix = new Map<string, Item>([[`a|${isoDay(first)}`, aPoint(4)]])
    expect(toDirectives(input({ items: items({ a: 1 }), matrix })).rows[0]?.since).toBeNull()
  })

  it('orders by what is overdue and counts places without a row', () => {
    const found = toDirectives(input({ items: items({ a: 1, b: 5, c: 2 }), rows: 2 }))
    expect(found.rows.map(({ code, shares }) => [code, shares[0]])).toEqual([
      ['b', 1],
      ['c', 0.4],
    ])
    expect([found.withoutRoom, found.overdue, found.places]).toEqual([1, 8, 3])
  })
})
