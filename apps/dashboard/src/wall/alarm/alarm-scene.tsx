import './alarm.css'
import { type Alarm, isProvince, type WallState, type WallView } from '@toan-canh/contract'
import { type Crop, cropFit, fitOnWall } from '@toan-canh/live'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo } from 'react'
import { queries } from '../../app/api.ts'
import { itemsOf, useTopic } from '../../live/index.ts'
import { BrandMark } from '../../ui/marks/brand-mark.tsx'
import { wallText } from '../../ui/wall-messages.ts'
import { ScaleProvider } from '../../ui/scale.tsx'
import { px } from '../../ui/size.ts'
import type { BoardData } from '../../widgets/board-data.tsx'
import { assetsOf } from '../../widgets/point-map/to-points.ts'
import { SceneClock } from '../../widgets/scene-clock/view.tsx'
import { useMinute } from '../../widgets/use-cover.ts'
import { bandTop } from '../canvas-areas.ts'
import { OfflineBand } from '../offline-band.tsx'
import { useRootScale } from '../use-fit.ts'
import { Watermark } from '../watermark.tsx'
import { alarmLayouts } from './alarm-layouts.ts'
import { AlarmMap } from './alarm-map.tsx'
import { AlarmAfter, AlarmCameras, AlarmFacts, AlarmLines, AlarmSince, AlarmSource, whatText } from './alarm-parts.tsx'
import { nearestCameras } from './nearest-cameras.ts'

export interface AlarmSceneProps {
  readonly wall: WallView
  readonly crop: Crop
  /** Window pixels to one pixel of the wall. */
  readonly scale: number
  readonly data: BoardData
  readonly alarm: Alarm
  readonly state: WallState
  readonly isShown: boolean
}

const octagon = 'M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6z'

function Others({ alarm, state }: { readonly alarm: Alarm; readonly state: WallState }) {
  const now = useMinute()
  const open = state.alarms.filter(({ id, from, to }) => id !== alarm.id && from <= now && (to === null || to > now))
  return (
    <p className="alarm-others">
      {open.length === 0
        ? wallText.alarm.noOthers
        : wallText.alarm.others(open.length, open.map(({ what }) => what).join('; '))}
    </p>
  )
}

/** The take-over of a wall by an alarm (VISUAL §10): what, where, since when, who commands, who knows, and what is near. */
export function AlarmScene({ wall, crop, scale, data, alarm, state, isShown }: AlarmSceneProps) {
  const fit = useMemo(() => cropFit(fitOnWall(alarmLayouts, wall), crop, scale), [wall, crop, scale])
  useRootScale(isShown ? fit.k : null)
  const own = data.units.get(alarm.unit)
  const province = own === undefined || isProvince(own) ? alarm.unit : (own.parent ?? alarm.unit)
  const pack = useQuery(queries.map(province)).data
  const items = itemsOf(useTopic(`assets/camera/${province}`))
  const middle = pack?.areas.features.find(({ id }) => id === alarm.unit)?.properties.at
  const at = alarm.at ?? middle ?? null
  const cameras = useMemo(
    () => (at === null ? [] : nearestCameras(assetsOf(items), at, alarm.radius)),
    [items, at, alarm.radius],
  )
  const { k, left, top, layout } = fit
  const [, , mapWidth = 0, mapHeight = 0] = layout.places['map'] ?? []
  const parts: Readonly<Record<string, ReactNode>> = {
    ground: <Watermark width={layout.width} height={layout.height} />,
    head: (
      <header className="alarm-head">
        <BrandMark size={96} />
        <b>{data.units.get(province)?.name ?? ''}</b>
        <i />
        <span>{wallText.alarm.title}</span>
      </header>
    ),
    clock: <SceneClock isSpread={false} />,
    band: null,
    what: (
      <div className="alarm-what">
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d={octagon} fill="#fff" />
          <path d="M12 5.6v8M12 16.2v2.6" className="alarm-stroke" />
        </svg>
        <h1 role="alert">{whatText(alarm.what, own?.name ?? alarm.unit)}</h1>
      </div>
    ),
    since: <AlarmSince alarm={alarm} />,
    facts: <AlarmFacts alarm={alarm} />,
    lines: <AlarmLines alarm={alarm} />,
    cameras: <AlarmCameras cameras={cameras} />,
    map:
      pack === undefined || at === null ? (
        <div className="alarm-no-map">{wallText.alarm.noMap}</div>
      ) : (
        <AlarmMap
          {...{ pack, at, cameras, k }}
          unit={alarm.unit}
          radius={alarm.radius}
          width={Math.round(mapWidth * k)}
          height={Math.round(mapHeight * k)}
        />
      ),
    others: <Others alarm={alarm} state={state} />,
    source: <AlarmSource alarm={alarm} />,
    after: <AlarmAfter alarm={alarm} />,
  }
  return (
    <ScaleProvider k={k}>
      <main className="canvas alarm" style={{ left, top, width: px(layout.width), height: px(layout.height) }}>
        {Object.entries(layout.places).map(([name, [x, y, width, height]]) => (
          <div
            key={name}
            className="place"
            data-part={name}
            style={{ left: px(x), top: px(y), width: px(width), height: px(height) }}
          >
            {parts[name]}
          </div>
        ))}
        <OfflineBand top={bandTop(layout.height)} />
      </main>
    </ScaleProvider>
  )
}
