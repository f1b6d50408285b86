import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { queries } from '../app/api.ts'
import type { BoardData } from '../widgets/board-data.tsx'

/** Definitions and units as scenes need them, or what keeps them away. */
export function useSceneData(): { readonly data: BoardData | null; readonly failure: Error | null } {
  const indicators = useQuery(queries.indicators())
  const units = useQuery(queries.units())
  const data = useMemo<BoardData | null>(() => {
    if (indicators.data === undefined || units.data === undefined) return null
    return {
      indicators: new Map(indicators.data.map((indicator) => [indicator.id, indicator])),
      units: new Map(units.data.units.filter(({ validTo }) => validTo === null).map((unit) => [unit.code, unit])),
    }
  }, [indicators.data, units.data])
  return { data, failure: indicators.failureReason ?? units.failureReason }
}
