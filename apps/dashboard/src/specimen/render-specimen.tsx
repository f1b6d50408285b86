import { dayOf, parsePeriod } from '@toan-canh/calendar'
import { type IndicatorView, type SourceStatus, unitSchema } from '@toan-canh/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { LiveProvider } from '../live/index.ts'
import { BoardDataProvider } from '../widgets/board-data.tsx'
import type { Scope } from '../widgets/scope.ts'
import { specimenLive } from './specimen-live.ts'

/** What a rendering test looks at: which topics are watched, and how the source and the link are. */
export interface SpecimenView {
  readonly topics: readonly string[]
  readonly source?: Partial<SourceStatus>
  readonly isSilent?: boolean
}

export const specimenNow = Date.parse('2026-11-21T08:20:00+07:00')

const unitNames = { '37': 'Tỉnh Ninh Bình', '14329': 'Phường Hoa Lư', '14464': 'Xã Bình Minh', '37-STP': 'Sở Tư pháp' }
const units = Object.entries(unitNames).map(([code, name]) =>
  unitSchema.parse({
    code,
    name,
    type: code === '37' ? 'province' : 'other',
    parent: code === '37' ? null : '37',
    validFrom: '2025-07-01',
    validTo: null,
    aliases: [],
  }),
)

/** A definition as the aggregator tells it, for tests. */
export function anIndicator(id: string, change: Partial<IndicatorView> = {}): IndicatorView {
  return {
    id,
    pack: 'tthc',
    vi: `Chỉ tiêu ${id}`,
    en: id,
    unit: 'hồ sơ',
    better: 'up',
    kind: 'operating',
    formula: { sum: ['received'] },
    decimals: 0,
    cadence: 'hour',
    class: 'public',
    owner: 'Chánh Văn phòng UBND tỉnh',
    basis: 'để thử',
    sources: ['mot-cua'],
    dimensions: {},
    ...change,
  }
}

/** The scope of the specimen: Ninh Bình in a month, on 21 November 2026. */
export function specimenScope(period = '2026-11'): Scope {
  const read = parsePeriod(period)
  if (read === null) throw new Error(period)
  return { unit: '37', period: read, today: dayOf(specimenNow) }
}

/** The markup of a view over sample values, all topics answered at once. */
export function renderSpecimen(
  view: ReactNode,
  indicators: readonly IndicatorView[],
  { topics, source = {}, isSilent = false }: SpecimenView,
): string {
  const due: (() => void)[] = []
  const live = specimenLive({
    startsAt: specimenNow,
    units: units.filter((unit) => unit.parent !== null).map((unit) => unit.code),
    source,
    isSilent,
    isOffline: false,
    scheduler: {
      now: () => specimenNow,
      later: () => ({ [Symbol.dispose]() {} }),
      nextFrame: (work) => void due.push(work),
      soon: (work) => void due.push(work),
      chance: () => 0,
    },
  })
  for (const topic of ['sources', ...topics]) live.topics.watch(topic, () => {})
  for (let work = due.shift(); work !== undefined; work = due.shift()) work()
  return renderToStaticMarkup(
    <QueryClientProvider client={new QueryClient()}>
      <LiveProvider live={live}>
        <BoardDataProvider
          data={{
            indicators: new Map(indicators.map((indicator) => [indicator.id, indicator])),
            units: new Map(units.map((unit) => [unit.code, unit])),
          }}
        >
          {view}
        </BoardDataProvider>
      </LiveProvider>
    </QueryClientProvider>,
  ).replaceAll('\u00A0', ' ')
}
