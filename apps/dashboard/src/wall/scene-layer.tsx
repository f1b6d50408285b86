import { dayOf } from '@toan-canh/calendar'
import type { WallState, WallView } from '@toan-canh/contract'
import { type Crop, cropFit, fitOnWall, type ShownScene } from '@toan-canh/live'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '../app/api.ts'
import { useHeld } from '../island/use-held.ts'
import type { BoardData } from '../widgets/board-data.tsx'
import { scopeOf } from '../widgets/scope.ts'
import { useMinute } from '../widgets/use-cover.ts'
import { PointedTile, usePointedUnit } from './overlays.tsx'
import { Scene } from './scene.tsx'
import { useRootScale } from './use-fit.ts'
import { isSwapped, swapBands } from './swap-bands.ts'
import { WallNote } from './wall-note.tsx'

export interface SceneLayerProps {
  readonly wall: WallView
  readonly crop: Crop
  /** Window pixels to one pixel of the wall. */
  readonly scale: number
  readonly data: BoardData
  readonly shown: ShownScene
  readonly state: WallState
  readonly turn: 'coming' | 'shown' | 'leaving'
}

/** One scene of a wall on one output: drawn before its turn, shown on it, faded out after it. */
export function SceneLayer({ wall, crop, scale, data, shown, state, turn }: SceneLayerProps) {
  const { data: board, failureReason } = useQuery(queries.board(shown.board))
  const held = useHeld(shown.key)
  const minute = useMinute()
  const today = dayOf(held ?? minute)
  const swapped = isSwapped(dayOf(minute))
  const fit = useMemo(() => {
    if (board === undefined) return null
    const layouts = swapped ? board.layouts.map((each) => swapBands(each, board.widgets)) : board.layouts
    return cropFit(fitOnWall(layouts, wall), crop, scale)
  }, [board, wall, crop, scale, swapped])
  const scope = useMemo(
    () =>
      board === undefined ? null : scopeOf(board, { period: shown.period, unit: shown.unit, boundary: null }, today),
    [board, shown.period, shown.unit, today],
  )
  const pointed = usePointedUnit(state)
  useRootScale(turn === 'shown' && fit !== null ? fit.k : null)
  return (
    <div className="layer" data-turn={turn} data-scene={shown.key}>
      {board === undefined || fit === null || scope === null ? (
        <WallNote failure={failureReason} />
      ) : (
        <>
          <Scene
            board={board}
            data={data}
            fit={fit}
            scope={{ ...scope, mapUnit: pointed ?? shown.mapUnit }}
            held={held}
          />
          <div className="pointing" style={{ left: fit.left, top: fit.top }}>
            <PointedTile places={fit.layout.places} state={state} k={fit.k} />
          </div>
        </>
      )}
    </div>
  )
}
