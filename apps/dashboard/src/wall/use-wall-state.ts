import { type Item, plainWallState, type WallState, wallStateKey } from '@toan-canh/contract'
import { useEffect, useState } from 'react'
import { itemsOf, useLink, useTopic } from '../live/index.ts'

/** So long a page that has just been loaded waits to hear what is laid over its wall, before it shows the programme alone. */
const patienceMs = 3_000

function isWallState(item: Item | undefined): item is WallState {
  return item !== undefined && 'takeOvers' in item
}

/** What is laid over a wall, as last heard; `null` while it has not been heard and may come at any moment. */
export function useWallState(wall: string): WallState | null {
  const view = useTopic(`wall/${wall}`)
  const isLost = useLink().kind === 'lost'
  const [isPatient, setPatient] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  const state = itemsOf(view).get(wallStateKey)
  if (isWallState(state)) return state
  return view.kind === 'waiting' && isPatient && !isLost ? null : plainWallState
}
