import { useEffect, useRef, useState, type RefObject } from 'react'
import type { Position } from '@toan-canh/contract'
import type { CanvasInput, ClassByCode, CommuneCanvas } from './commune-canvas.ts'
import { keepAlive } from './keep-alive.ts'
import { paintsByHardware } from './paints-by-hardware.ts'
import { whenIdle } from './when-idle.ts'
import type { MapView } from './map-view.ts'
import type { ScreenPoint } from './mercator.ts'
import type { MapPoint } from './point-diff.ts'

export interface CanvasRequest extends CanvasInput {
  readonly classes: ClassByCode
  readonly selected: string | null
  readonly points?: ReadonlyMap<string, MapPoint>
  readonly onPick: ((code: string) => void) | undefined
}

/** `waiting`: not drawn yet; `drawn`: the canvas shows; `plain`: without graphics hardware there is none; `lost`: no graphics context now, tried again soon. */
export type CanvasState = 'waiting' | 'drawn' | 'plain' | 'lost'

export interface CanvasOnScreen {
  readonly state: CanvasState
  /** Where places lie after the reader moved the map; `null` while it stands as it was fitted. */
  readonly project: ((at: Position) => ScreenPoint) | null
}

interface Moved {
  readonly from: MapView
  readonly project: (at: Position) => ScreenPoint
}

const noPoints: ReadonlyMap<string, MapPoint> = new Map()

/**
 * Runs the map's canvas inside the element of `holder` for as long as the component lives, through losses of the
 * graphics context. Without graphics hardware areas alone need none; points do, as they are gathered on it.
 */
export function useCommuneCanvas(holder: RefObject<HTMLDivElement | null>, request: CanvasRequest): CanvasOnScreen {
  const { pack, colours, classColours, face, k, view, classes, selected, points = noPoints } = request
  const canvas = useRef<CommuneCanvas | null>(null)
  const newest = useRef(request)
  const hasPoints = request.points !== undefined
  const [state, setState] = useState<CanvasState>('waiting')
  const [moved, setMoved] = useState<Moved | null>(null)

  useEffect(() => {
    newest.current = request
  })
  useEffect(() => {
    const ending = new AbortController()
    let kept: Disposable | undefined
    const begin = async () => {
      await whenIdle(ending.signal)
      if (!hasPoints && !paintsByHardware()) {
        if (!ending.signal.aborted) setState('plain')
        return
      }
      const { startCommuneCanvas } = await import('./commune-canvas.ts')
      const container = holder.current
      if (ending.signal.aborted || !container) return
      kept = keepAlive<CommuneCanvas>({
        start: ({ onWorks, onLost }) =>
          startCommuneCanvas(
            container,
            { ...newest.current, pack, colours, classColours, face, k },
            {
              onLost,
              onDrawn: () => {
                onWorks()
                setState('drawn')
              },
              onPick: (code) => newest.current.onPick?.(code),
              onMove: (project) => setMoved({ from: newest.current.view, project }),
            },
          ),
        onChange: (current) => {
          canvas.current = current
          current?.paint(newest.current.classes)
          current?.select(newest.current.selected)
          current?.showPoints(newest.current.points ?? noPoints)
          if (!current) setState('lost')
        },
      })
    }
    begin().catch(() => setState('lost'))
    return () => {
      ending.abort()
      canvas.current = null
      kept?.[Symbol.dispose]()
      setState('waiting')
    }
  }, [holder, pack, colours, classColours, face, k, hasPoints])
  useEffect(() => {
    canvas.current?.fit(view)
  }, [view])
  useEffect(() => canvas.current?.paint(classes), [classes])
  useEffect(() => canvas.current?.select(selected), [selected])
  useEffect(() => canvas.current?.showPoints(points), [points])
  return { state, project: moved?.from === view ? moved.project : null }
}
