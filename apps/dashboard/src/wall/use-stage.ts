import type { WallState, WallView } from '@toan-canh/contract'
import { useEffect, useState } from 'react'
import { useLive } from '../live/index.ts'
import { isSameStage, type Stage, stageAt } from './stage.ts'

/** The stage of a wall by the server's clock; renders when a scene is to be drawn beforehand or exchanged, at that instant. */
export function useStage(wall: WallView, state: WallState): Stage {
  const { clock } = useLive()
  const [stage, setStage] = useState(() => stageAt(wall, state, clock.now()))
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    function look(): void {
      const next = stageAt(wall, state, clock.now())
      setStage((held) => (isSameStage(held, next) ? held : next))
      timer = setTimeout(look, Math.max(1, next.lookAt - clock.now()))
    }
    look()
    return () => clearTimeout(timer)
  }, [wall, state, clock])
  return stage
}
