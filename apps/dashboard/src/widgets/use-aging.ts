import type { Point } from '@toan-canh/contract'
import { type Cover, type NumberAge, numberAgeOf } from './cover.ts'
import { enteredAgeOf } from './entered-mark.tsx'
import { useMinute } from './use-cover.ts'

/** How old a number is for its face: what people entered by its own validity, any other by the cover of its sources. */
export type Aging = (point: Pick<Point, 'e'> | null) => NumberAge

export function useAging(cover: Cover | null): Aging {
  const now = useMinute()
  const age = numberAgeOf(cover)
  return (point) => (point?.e === undefined ? age : enteredAgeOf(point.e, now))
}
