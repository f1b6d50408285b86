import './gallery.css'
import '../widgets/scene.css'
import { dayOf, type Period, periodAt } from '@toan-canh/calendar'
import { type MapPack, unitSchema, type WidgetType } from '@toan-canh/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { queries } from '../app/api.ts'
import { exampleItems } from './example-items.ts'
import { itemsAsked } from '../widgets/item-list/items-asked.ts'
import { specimenWatch } from '../fixture/specimen-watch.ts'
import { LiveProvider } from '../live/index.ts'
import { aPack } from '../map/a-pack.ts'
import { FaceContext } from '../ui/face-context.ts'
import { text } from '../ui/messages.ts'
import { type Face, faces } from '../ui/palette.ts'
import { WatchContext } from '../video/use-camera.ts'
import { BoardDataProvider } from '../widgets/board-data.tsx'
import { Placed } from '../widgets/placed.tsx'
import type { Scope } from '../widgets/scope.ts'
import { widgets } from '../widgets/widgets.ts'
import { exampleIndicators } from './example-indicators.ts'
import { examples } from './examples.ts'
import { galleryLive, type GalleryState, galleryStates } from './gallery-live.ts'

const scale = 0.4
const startsAt = Date.parse('2026-11-21T08:20:00+07:00')
const names = { '37': 'Tỉnh Ninh Bình', '14329': 'Phường Hoa Lư', '14464': 'Xã Bình Minh', '37-STP': 'Sở Tư pháp' }
const data = {
  indicators: new Map(exampleIndicators.map((indicator) => [indicator.id, indicator])),
  units: new Map(
    Object.entries(names).map(([code, name]) => {
      const parent = code === '37' ? null : '37'
      const type = code === '37' ? 'province' : 'other'
      return [code, unitSchema.parse({ code, name, type, parent, validFrom: '2025-07-01', validTo: null, aliases: [] })]
    }),
  ),
}

const batch = {
  source: 'mot-cua',
  id: 1,
  direction: 'live' as const,
  storedAt: '2026-11-21T08:16:00+07:00',
  rows: 1_240,
  changed: 318,
  refused: 2,
}

function clientWith(pack: MapPack): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false } } })
  client.setQueryData(queries.map('37').queryKey, pack)
  client.setQueryData(queries.dataHealth().queryKey, { batches: [batch], quarantine: [] })
  client.setQueryData(queries.items('duong-truyen', itemsAsked({ unit: '37', limit: 40 })).queryKey, exampleItems)
  client.setQueryData(queries.reminders().queryKey, { year: 2026, units: [], obligations: [], reminders: [] })
  return client
}

function statesOf(type: WidgetType): readonly GalleryState[] {
  const { states } = examples[type]
  return states === undefined ? galleryStates : galleryStates.filter((state) => state === 'ready' || state in states)
}

/** A widget in one state, on its own connection. */
function Specimen({
  type,
  state,
  scope,
}: {
  readonly type: WidgetType
  readonly state: GalleryState
  readonly scope: Scope
}) {
  const live = useMemo(() => galleryLive(state, startsAt), [state])
  const { title, config: ready, states, width, height } = examples[type]
  const config = states?.[state] ?? ready
  const widget = useMemo(() => ({ type, title, config: Object(config) }), [type, title, config])
  return (
    <figure className="specimen">
      <figcaption>{text.gallery.states[state]}</figcaption>
      <div className="specimen-room" style={{ width: width * scale, height: height * scale }}>
        <div style={{ zoom: scale, width, height }}>
          <LiveProvider live={live}>
            <Placed widget={widget} scope={scope} width={width} height={height} />
          </LiveProvider>
        </div>
      </div>
    </figure>
  )
}

function asked(): { readonly face: Face; readonly only: string | null } {
  const query = new URLSearchParams(location.search)
  return { face: faces.find((face) => face === query.get('face')) ?? 'wall', only: query.get('widget') }
}

/** Every widget in every state on sample values: dark as on the wall, light as at the desk (`?face=desk`), or one (`?widget=kpi`). */
export function GalleryPage() {
  const { face, only } = useMemo(() => asked(), [])
  const client = useMemo(() => clientWith(aPack()), [])
  const scope = useMemo<Scope>(() => {
    const period: Period = periodAt('month', dayOf(startsAt))
    return { unit: '37', period, today: dayOf(startsAt) }
  }, [])
  useEffect(() => {
    document.title = text.gallery.title
  }, [])
  const types = Object.keys(examples).filter((type): type is WidgetType => only === null || only === type)
  return (
    <div className="gallery" data-face={face}>
      <header className="gallery-head">
        <h1>{text.gallery.title}</h1>
        {faces.map((each) => (
          <a key={each} href={`/gallery?face=${each}`} aria-current={each === face ? 'page' : undefined}>
            {text.gallery.faces[each]}
          </a>
        ))}
      </header>
      <QueryClientProvider client={client}>
        <FaceContext value={face}>
          <BoardDataProvider data={data}>
            <WatchContext value={specimenWatch}>
              {types.map((type) => (
                <section key={type}>
                  <h2 className="gallery-title">
                    {type} <small>{widgets.find((widget) => widget.type === type)?.version}</small>
                  </h2>
                  <div className="gallery-row">
                    {statesOf(type).map((state) => (
                      <Specimen key={state} type={type} state={state} scope={scope} />
                    ))}
                  </div>
                </section>
              ))}
            </WatchContext>
          </BoardDataProvider>
        </FaceContext>
      </QueryClientProvider>
    </div>
  )
}
