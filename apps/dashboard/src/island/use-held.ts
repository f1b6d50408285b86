import type { Instant } from '@toan-canh/calendar'
import { use, useEffect } from 'react'
import { useLink, useLive } from '../live/index.ts'
import { HeldScenesContext } from './held-scenes.ts'

/** Until when a scene on this output showed the numbers of the centre; `null` while it does. */
export function useHeld(scene: string): Instant | null {
  const { clock, link } = useLive()
  const state = useLink()
  const scenes = use(HeldScenesContext)
  useEffect(() => {
    const standing = scenes?.stand(scene, {
      now: () => clock.now(),
      liveSince() {
        const now = link.get()
        return now.kind === 'live' ? now.since : null
      },
    })
    return () => standing?.[Symbol.dispose]()
  }, [scenes, scene, clock, link])
  if (state.kind !== 'lost') return null
  return Math.min(scenes?.untilOf(scene) ?? state.since, state.since)
}
