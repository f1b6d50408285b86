import type { Alarm, AssetView, Item, WallView } from '@toan-canh/contract'
import { plainWallState, wallSchema } from '@toan-canh/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { canvasOf } from '@toan-canh/live'
import { renderToStaticMarkup } from 'react-dom/server'
import { queries } from '../../app/api.ts'
import { aConnection, fixtureNow } from '../../desk/desk-fixture.tsx'
import { aRegister } from '../../desk/register-fixture.ts'
import { LiveProvider } from '../../live/index.ts'
import { aPack } from '../../map/a-pack.ts'
import { AlarmScene } from './alarm-scene.tsx'

/** An alarm as the picture of the visual language shows it. For tests only, as is all of this file. */
export function anAlarm(changes: Partial<Alarm> = {}): Alarm {
  return {
    id: '7',
    from: fixtureNow - 11 * 60_000,
    to: null,
    what: 'Cháy kho hàng',
    unit: '14329',
    at: [105.975, 20.2539],
    radius: 2_000,
    since: fixtureNow - 12 * 60_000,
    commander: 'Trưởng phòng Cảnh sát PCCC và CNCH',
    notified: [
      { who: 'Công an tỉnh', at: fixtureNow - 11 * 60_000, calls: 0 },
      { who: 'UBND phường Hoa Lư', at: fixtureNow - 9 * 60_000, calls: 0 },
      { who: 'Sở Y tế', at: null, calls: 2 },
    ],
    lines: [{ label: 'Hiện trường', text: '4 xe, 26 người, có mặt sau 7 phút' }],
    source: 'Tổng đài 114',
    rule: null,
    ...changes,
  }
}

export function aCamera(changes: Partial<AssetView> = {}): AssetView {
  return {
    source: 'camera',
    id: 'a',
    unit: '14329',
    name: 'Nút Trần Hưng Đạo',
    at: [105.976, 20.2539],
    state: 'up',
    since: '2025-12-05T07:00:00+07:00',
    lastSeenAt: '2025-12-05T08:14:00+07:00',
    flags: [],
    slices: {},
    streams: [],
    ...changes,
  }
}

/** A wall of one screen, or of 3 × 2 panels. */
export function aWallView(columns: readonly number[], rows: readonly number[]): WallView {
  const programme = { id: 'p', vi: 'P', en: 'P', items: [{ board: 'dossiers', seconds: 60 }] }
  const wall = { id: 'w', vi: 'Tường', en: 'Wall', columns, rows, programmes: [programme], otherwise: 'p' }
  return { ...wallSchema.parse(wall), days: { from: '2025-11-01', to: '2025-12-31', rest: [] } }
}

/** Draws an alarm on a wall as HTML. */
export function drawnAlarm(alarm: Alarm, wall: WallView, cameras: readonly AssetView[] = []): string {
  const client = new QueryClient()
  client.setQueryData(queries.map('37').queryKey, aPack())
  const items = Object.fromEntries(cameras.map((camera): [string, Item] => [`camera/${camera.id}`, camera]))
  const units = new Map(aRegister().units.map((unit) => [unit.code, unit]))
  return renderToStaticMarkup(
    <QueryClientProvider client={client}>
      <LiveProvider live={aConnection({ topics: { 'assets/camera/37': items } })}>
        <AlarmScene
          wall={wall}
          crop={{ x: 0, y: 0, ...canvasOf(wall) }}
          scale={1}
          data={{ indicators: new Map(), units }}
          alarm={alarm}
          state={{ ...plainWallState, alarms: [alarm, anAlarm({ id: '8', what: 'Ngập tràn Gia Viễn' })] }}
          isShown
        />
      </LiveProvider>
    </QueryClientProvider>,
  )
}
