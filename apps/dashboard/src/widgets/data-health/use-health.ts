import { useQuery } from '@tanstack/react-query'
import { queries } from '../../app/api.ts'
import { useSources } from '../use-cover.ts'
import type { KnownHealth } from './exceptions-of.ts'

/** All that is known of the health of the data: sources live, batches, quarantine and reminders each minute. */
export function useHealth(): KnownHealth {
  const sources = useSources()
  const { data: health } = useQuery(queries.dataHealth())
  const { data: reminders } = useQuery(queries.reminders())
  return { sources, health, reminders }
}
