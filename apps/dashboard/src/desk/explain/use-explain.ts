import { type Point, readingName } from '@toan-canh/contract'
import { useCallback, useEffect, useRef } from 'react'
import { go, useDesk } from '../desk-context.tsx'
import type { Place } from '../members/member-rows.ts'

/** Opens the explanation of a number. */
export type Explain = (indicator: string, place: Place, point: Point) => void

/** What a press on a number does: the address says which reading is explained. The same function as long as the page stands. */
export function useExplain(): Explain {
  const desk = useDesk()
  const held = useRef(desk)
  useEffect(() => {
    held.current = desk
  }, [desk])
  return useCallback<Explain>((indicator, place, point) => {
    go(held.current, { reading: readingName({ ...place, indicator, commit: point.s }) })
  }, [])
}
