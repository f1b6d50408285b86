import { dayOf, type Instant } from '@toan-canh/calendar'
import type { Board, Explanation, IndicatorView, Item, Message, Point, RefusalCode } from '@toan-canh/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { queries } from '../app/api.ts'
import { type LinkState, type LiveConnection, LiveProvider } from '../live/index.ts'
import { ManualScheduler } from '../live/manual-scheduler.ts'
import { observable } from '../live/observable.ts'
import { createServerClock } from '../live/server-clock.ts'
import { createTopicStore } from '../live/topic-store.ts'
import { deskAddressOf } from './address.ts'
import { type Desk, DeskProvider } from './desk-context.tsx'
import { deskScopeOf } from './desk-scope.ts'
import { dossierBoard } from './dossier-board.ts'
import { anIndicator } from './members/member-fixture.ts'
import { aRegister } from './register-fixture.ts'
import { aSource } from './sources/source-fixture.ts'

/** The moment at which all pictures of these tests are taken. For tests only, as is all of this file. */
export const fixtureNow: Instant = Date.parse('2025-12-05T08:15:00+07:00')

const counts = [
  ['tthc.resolved_total', 'Đã giải quyết', 'resolved'],
  ['tthc.resolved_overdue', 'Giải quyết quá hạn', 'resolved_overdue'],
  ['tthc.in_progress', 'Đang giải quyết', 'open@end'],
  ['tthc.in_progress_overdue', 'Đang giải quyết, quá hạn', 'overdue@end'],
  ['tthc.due_soon_3', 'Sắp đến hạn trong 3 ngày làm việc', 'due_soon_3@end'],
] as const

function countNamed([id, vi, term]: (typeof counts)[number]): IndicatorView {
  const { denominator: _, bands: __, target: ___, short: ____, ...rest } = anIndicator()
  return { ...rest, id, vi, unit: 'hồ sơ', better: 'context', decimals: 0, formula: { sum: [term] } }
}

const indicators = [
  anIndicator(),
  anIndicator({ id: 'tthc.on_time_rate_766', vi: 'Tỷ lệ đúng hạn theo Quyết định 766', short: 'Theo Quyết định 766' }),
  ...counts.map(countNamed),
]
const catalogue = { indicators: new Map(indicators.map((each) => [each.id, each])), register: aRegister() }

/** What the fixture's centre knows: items of topics by name and key, and topics that it refuses. */
export interface FixtureWorld {
  readonly topics?: Readonly<Record<string, Readonly<Record<string, Item>>>>
  readonly refused?: Readonly<Record<string, RefusalCode>>
  readonly link?: LinkState
  readonly boards?: readonly Board[]
  readonly explanations?: Readonly<Record<string, Explanation>>
}

function messagesOf({ topics = {}, refused = {} }: FixtureWorld): Message[] {
  return [
    ...Object.entries(topics).map(([topic, items]): Message => ({ k: 's', topic, epoch: 'e', seq: 0, items })),
    ...Object.entries(refused).map(([topic, code]): Message => ({
      k: 'r',
      topic,
      code,
      sentence: `Từ chối: ${code}.`,
    })),
  ]
}

/** A connection that has received what the world knows. */
export function aConnection(world: FixtureWorld): LiveConnection {
  const scheduler = new ManualScheduler()
  scheduler.time = fixtureNow
  const topics = createTopicStore(scheduler)
  const messages = messagesOf(world)
  for (const { topic } of messages) topics.watch(topic, () => {})
  topics.receive(messages)
  if (world.link?.kind === 'lost') topics.linkDown(world.link.since)
  scheduler.paint()
  const link = observable<LinkState>(world.link ?? { kind: 'live', since: fixtureNow })
  return { topics, link, clock: createServerClock(scheduler), [Symbol.dispose]: () => {} }
}

/** The desk at an address such as `/37?xem=field`. */
function aDesk(href: string, boards: readonly Board[]): Desk {
  const [path = '', search = ''] = href.split('?')
  const address = deskAddressOf(path.split('/').filter(Boolean), search)
  const answer =
    address === null ? null : deskScopeOf(address, catalogue, { board: dossierBoard, today: dayOf(fixtureNow) })
  if (address === null || answer?.kind !== 'scope') throw new Error(`${href} is no desk`)
  return { address, scope: answer.scope, catalogue, board: dossierBoard, boards, language: null }
}

/** Draws a part of the desk as HTML. */
export function drawnDesk(href: string, part: ReactNode, world: FixtureWorld): string {
  const client = new QueryClient()
  for (const [reading, explanation] of Object.entries(world.explanations ?? {})) {
    client.setQueryData(queries.explain(reading).queryKey, explanation)
  }
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <LiveProvider live={aConnection(world)}>
        <DeskProvider desk={aDesk(href, world.boards ?? [])}>{part}</DeskProvider>
      </LiveProvider>
    </QueryClientProvider>,
  )
}

/** HTML as a reader sees it: words alone, one space between them. */
export function wordsOf(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\s\u00A0]+/g, ' ')
    .trim()
}

/** The topic of sources with one source. */
export function sourcesWith(rest: Parameters<typeof aSource>[0] = {}): Readonly<Record<string, Item>> {
  const source = aSource({ coveredTo: '2025-12-05T08:14:00+07:00', receivedAt: '2025-12-05T08:14:05+07:00', ...rest })
  return { [source.id]: source }
}

/** A rate's point: numerator and denominator, with its value. */
export function aRate(n: number, d: number, rest: Partial<Point> = {}): Point {
  return { v: d === 0 ? null : (100 * n) / d, n, d, l: 'ok', s: 4, ...rest }
}
