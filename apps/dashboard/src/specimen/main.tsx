import '../ui/fonts.css'
import '../ui/tokens.css'
import '../ui/base.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { boardFileSchema, indicatorFileSchema, type IndicatorView, type Unit, unitSchema } from '@toan-canh/contract'
import { createRoot } from 'react-dom/client'
import { parse } from 'yaml'
import boardsText from '../../../../catalogue/tthc/boards.yaml?raw'
import indicatorsText from '../../../../catalogue/tthc/indicators.yaml?raw'
import unitsText from '../../../../catalogue/units/ninh-binh.csv?raw'
import { queries } from '../app/api.ts'
import { LiveProvider } from '../live/index.ts'
import { WallPage } from '../wall/wall-page.tsx'
import { specimenLive } from './specimen-live.ts'

// The wall on sample values, without an aggregator: `?at=2025-12-01T08:15&period=2025-11&state=stale|waiting|offline|loading`.
const asked = new URLSearchParams(location.search)
const state = asked.get('state')
const startsAt = Date.parse(`${asked.get('at') ?? '2025-12-01T08:15'}:00+07:00`)
const hourMs = 3_600_000

function readUnits(): Unit[] {
  return unitsText
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [code, name, short, type, parent, validFrom, validTo] = line.split(',')
      return unitSchema.parse({
        code,
        name,
        short: short === '' ? undefined : short,
        type,
        parent: parent === '' ? null : parent,
        validFrom,
        validTo: validTo === '' ? null : validTo,
        aliases: [],
      })
    })
}

function readIndicators(): IndicatorView[] {
  const file = indicatorFileSchema.parse(parse(indicatorsText))
  return Object.entries(file.indicators).map(([id, indicator]) => ({
    ...indicator,
    id,
    pack: file.pack,
    sources: ['mot-cua'],
    dimensions: {},
  }))
}

function sourceOf(name: string | null) {
  if (name === 'stale')
    return { freshness: 'stale' as const, coveredTo: new Date(startsAt - 26 * hourMs).toISOString() }
  if (name === 'late') return { freshness: 'late' as const, coveredTo: new Date(startsAt - hourMs).toISOString() }
  if (name !== 'loading') return {}
  return {
    phase: 'loading' as const,
    history: {
      wantedFrom: '2025-10-01T00:00:00+07:00',
      reachedTo: null,
      isComplete: false,
      rows: 180_000,
      totalRows: 290_000,
      secondsLeft: 160,
    },
  }
}

const units = readUnits()
const [board] = boardFileSchema.parse(parse(boardsText)).boards
if (board === undefined) throw new Error('no board')
const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } })
client.setQueryData(queries.board(board.id).queryKey, board)
client.setQueryData(queries.indicators().queryKey, readIndicators())
client.setQueryData(queries.units().queryKey, units)

const root = document.querySelector('#app')
if (root === null) throw new Error('specimen.html has no #app')
createRoot(root).render(
  <QueryClientProvider client={client}>
    <LiveProvider
      live={specimenLive({
        startsAt,
        units: units.filter((unit) => unit.parent !== null).map((unit) => unit.code),
        source: sourceOf(state),
        isSilent: state === 'waiting',
        isOffline: state === 'offline',
      })}
    >
      <WallPage board={board.id} view={{ period: asked.get('period'), unit: null }} />
    </LiveProvider>
  </QueryClientProvider>,
)
