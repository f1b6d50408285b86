import './wall.css'
import type { WallState, WallView } from '@toan-canh/contract'
import { canvasOf, type Crop, outputsOf, type ShownScene, type WallOutput, windowFit } from '@toan-canh/live'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { queries } from '../app/api.ts'
import { text } from '../ui/messages.ts'
import type { BoardData } from '../widgets/board-data.tsx'
import { Overlays } from './overlays.tsx'
import { SceneLayer, type SceneLayerProps } from './scene-layer.tsx'
import { useWindowSize } from './use-fit.ts'
import { useFrameNews, useRefusal } from './use-frame-news.ts'
import { useLeaving } from './use-leaving.ts'
import { useSceneData } from './use-scene-data.ts'
import { useStage } from './use-stage.ts'
import { useWallState } from './use-wall-state.ts'
import { WallNote } from './wall-note.tsx'

const loadAlarm = async () => ({ default: (await import('./alarm/alarm-scene.tsx')).AlarmScene })
const AlarmScene = lazy(loadAlarm)
/** The picture of an alarm is fetched so long after the first scene: it is there when it is needed, with or without the centre. */
const fetchAlarmMs = 4_000

type Part = Crop & Pick<WallOutput, 'rotation'>

/** The part of a wall that an output shows; without an output all of it; `undefined` when the wall has no such output. */
function partOf(wall: WallView, output: string | null): Part | undefined {
  if (output === null) return { x: 0, y: 0, ...canvasOf(wall), rotation: 0 }
  return outputsOf(wall).find(({ id }) => id === output)
}

interface StageProps {
  readonly wall: WallView
  readonly part: Part
  readonly data: BoardData
  readonly state: WallState
  readonly output: string | null
}

function Stage({ wall, part, data, state, output }: StageProps) {
  const size = useWindowSize()
  const { scale, left, top } = useMemo(() => windowFit(part, size), [part, size])
  const stage = useStage(wall, state)
  const leaving = useLeaving(stage.shown)
  useFrameNews({ shown: stage.shown.key, reloads: state.reloads, output, limit: wall.page })
  const turns = new Map<string, readonly [ShownScene, SceneLayerProps['turn']]>()
  for (const [shown, turn] of [
    // An alarm is cut in and out: nothing fades under it.
    [stage.shown.kind === 'alarm' ? null : leaving, 'leaving'],
    [stage.coming, 'coming'],
    [stage.shown, 'shown'],
  ] as const)
    if (shown?.kind === 'scene') turns.set(shown.key, [shown, turn])
  const alarms = [stage.coming, stage.shown].flatMap((shown) => {
    const alarm = shown?.kind === 'alarm' ? state.alarms.find(({ id }) => id === shown.alarm) : undefined
    return alarm === undefined ? [] : [{ alarm, isShown: shown === stage.shown }]
  })
  return (
    <div
      className="output"
      style={{
        left,
        top,
        width: part.width * scale,
        height: part.height * scale,
        transform: part.rotation === 0 ? undefined : `rotate(${part.rotation}deg)`,
      }}
    >
      {[...turns.values()].map(([shown, turn]) => (
        <SceneLayer key={shown.key} {...{ wall, scale, data, shown, state, turn }} crop={part} />
      ))}
      {alarms.map(({ alarm, isShown }) => (
        <div key={alarm.id} className="layer" data-alarm={alarm.id} data-turn={isShown ? 'shown' : 'coming'}>
          <Suspense fallback={null}>
            <AlarmScene {...{ wall, scale, data, alarm, state, isShown }} crop={part} />
          </Suspense>
        </div>
      ))}
      <Overlays {...{ wall, scale, state }} crop={part} />
    </div>
  )
}

/** A wall running its programme: one output of it, or all of it small enough for this window. */
export function OutputPage({ wall: id, output }: { readonly wall: string; readonly output: string | null }) {
  const wall = useQuery(queries.wall(id))
  const { data, failure } = useSceneData()
  const state = useWallState(id)
  useRefusal(id)
  useEffect(() => {
    const timer = setTimeout(() => void loadAlarm().catch(() => {}), fetchAlarmMs)
    return () => clearTimeout(timer)
  }, [])
  const part = useMemo(() => (wall.data === undefined ? undefined : partOf(wall.data, output)), [wall.data, output])
  return (
    <div className="wall" data-face="wall">
      {wall.data === undefined || data === null || state === null ? (
        <WallNote failure={wall.failureReason ?? failure} />
      ) : part === undefined ? (
        <div className="wall-note" role="alert">
          {text.noOutput(
            output ?? '',
            outputsOf(wall.data)
              .map((each) => each.id)
              .join(', '),
          )}
        </div>
      ) : (
        <Stage wall={wall.data} part={part} data={data} state={state} output={output} />
      )}
    </div>
  )
}
