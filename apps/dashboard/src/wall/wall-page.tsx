import './wall.css'
import { dayOf } from '@toan-canh/calendar'
import type { Board } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { ApiError, queries } from '../app/api.ts'
import type { View } from '../app/route.ts'
import { text } from '../ui/messages.ts'
import { type BoardData, BoardDataProvider } from '../widgets/board-data.tsx'
import { GroundContext, groundOf } from '../widgets/ground.ts'
import { scopeOf } from '../widgets/scope.ts'
import { useMinute } from '../widgets/use-cover.ts'
import { useFit } from './use-fit.ts'
import { usePeriodKeys } from './use-period-keys.ts'
import { WallCanvas } from './wall-canvas.tsx'

function Scene({ board, data, view }: { readonly board: Board; readonly data: BoardData; readonly view: View }) {
  const fit = useFit(board)
  const today = dayOf(useMinute())
  const scope = useMemo(() => scopeOf(board, view, today), [board, view, today])
  const ground = useMemo(() => groundOf(scope.unit, data.units), [scope.unit, data.units])
  usePeriodKeys(scope)
  return (
    <BoardDataProvider data={data}>
      <GroundContext value={ground}>
        <WallCanvas board={board} fit={fit} scope={scope} />
      </GroundContext>
    </BoardDataProvider>
  )
}

function Note({ error }: { readonly error: Error | null }) {
  const isUnknown = error instanceof ApiError && error.status === 404
  return (
    <div className="wall-note" role="status">
      {isUnknown ? text.notFound : error === null ? text.loadingBoard : `${text.connecting} (${error.message})`}
    </div>
  )
}

/** The control-room face: one board on the whole screen, nobody touches it. */
export function WallPage({ board: id, view }: { readonly board: string; readonly view: View }) {
  const board = useQuery(queries.board(id))
  const indicators = useQuery(queries.indicators())
  const units = useQuery(queries.units())
  const data = useMemo<BoardData | null>(() => {
    if (indicators.data === undefined || units.data === undefined) return null
    return {
      indicators: new Map(indicators.data.map((indicator) => [indicator.id, indicator])),
      units: new Map(units.data.units.filter(({ validTo }) => validTo === null).map((unit) => [unit.code, unit])),
    }
  }, [indicators.data, units.data])
  return (
    <div className="wall" data-face="wall">
      {board.data === undefined || data === null ? (
        <Note error={[board, indicators, units].find((query) => query.failureReason !== null)?.failureReason ?? null} />
      ) : (
        <Scene board={board.data} data={data} view={view} />
      )}
    </div>
  )
}
