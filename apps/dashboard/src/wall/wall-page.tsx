import './wall.css'
import { dayOf } from '@toan-canh/calendar'
import type { Board } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '../app/api.ts'
import type { View } from '../app/route.ts'
import { useHeld } from '../island/use-held.ts'
import type { BoardData } from '../widgets/board-data.tsx'
import { scopeOf } from '../widgets/scope.ts'
import { useMinute } from '../widgets/use-cover.ts'
import { Scene } from './scene.tsx'
import { useFit } from './use-fit.ts'
import { usePeriodKeys } from './use-period-keys.ts'
import { useSceneData } from './use-scene-data.ts'
import { WallNote } from './wall-note.tsx'

function WindowScene({ board, data, view }: { readonly board: Board; readonly data: BoardData; readonly view: View }) {
  const fit = useFit(board)
  const held = useHeld([board.id, view.unit, view.period].map((part) => part ?? '').join('/'))
  const minute = useMinute()
  const today = dayOf(held ?? minute)
  const scope = useMemo(() => scopeOf(board, view, today), [board, view, today])
  usePeriodKeys(scope)
  return <Scene board={board} data={data} fit={fit} scope={scope} held={held} />
}

/** The control-room face: one board on the whole screen, nobody touches it. */
export function WallPage({ board: id, view }: { readonly board: string; readonly view: View }) {
  const board = useQuery(queries.board(id))
  const { data, failure } = useSceneData()
  return (
    <div className="wall" data-face="wall">
      {board.data === undefined || data === null ? (
        <WallNote failure={board.failureReason ?? failure} />
      ) : (
        <WindowScene board={board.data} data={data} view={view} />
      )}
    </div>
  )
}
