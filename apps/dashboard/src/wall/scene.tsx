import type { Instant } from '@toan-canh/calendar'
import type { Board } from '@toan-canh/contract'
import type { Fit } from '@toan-canh/live'
import { useMemo } from 'react'
import { type BoardData, BoardDataProvider } from '../widgets/board-data.tsx'
import { GroundContext, groundOf } from '../widgets/ground.ts'
import type { Scope } from '../widgets/scope.ts'
import { HeldContext } from '../widgets/use-cover.ts'
import { WallCanvas } from './wall-canvas.tsx'

export interface SceneProps {
  readonly board: Board
  readonly data: BoardData
  readonly fit: Fit
  readonly scope: Scope
  /** Until when its numbers were those of the centre; `null` while they are. */
  readonly held: Instant | null
}

/** A board over one scope, with all that its widgets look up. */
export function Scene({ board, data, fit, scope, held }: SceneProps) {
  const ground = useMemo(() => groundOf(scope.unit, data.units), [scope.unit, data.units])
  return (
    <BoardDataProvider data={data}>
      <GroundContext value={ground}>
        <HeldContext value={held}>
          <WallCanvas board={board} fit={fit} scope={scope} />
        </HeldContext>
      </GroundContext>
    </BoardDataProvider>
  )
}
