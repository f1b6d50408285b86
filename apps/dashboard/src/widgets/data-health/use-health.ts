import { useQuery } from '@tanstack/react-query'
import { queries } from '../../app/api.ts'
import { useSources } from '../use-cover.ts'
import type { KnownHealth } from './exceptions-of.ts'

/** All that is known of the health of the data: sources live, batches, quarantine and reminders each minute. */
export function useHealth(): KnownHealth {
  const sources = useSources()
  const health = useQuery(queries.dataHealth())
  const reminders = useQuery(queries.reminders())
  const entered = useQuery(queries.manual())
  const why = (of: { readonly data: unknown; readonly error: Error | null }) =>
    of.data === undefined ? of.error?.message : undefined
  return {
    sources,
    health: health.data,
    reminders: reminders.data,
    sets: entered.data?.sets ?? [],
    failed: { health: why(health), reminders: why(reminders), sets: why(entered) },
  }
}
