import type { DataHealth, QuarantineAnswer, QualityAnswer, RemindersAnswer, SourceQuality } from '@toan-canh/contract'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../../app/api.ts'
import { drawnDesk, type FixtureWorld } from '../desk-fixture.tsx'
import { aSourceQuality } from '../quality/quality-fixture.ts'

/** What the centre has answered about the health of the data. For tests only, as is all of this file. */
export interface HealthWorld extends FixtureWorld {
  readonly health?: DataHealth
  readonly reminders?: RemindersAnswer
  readonly quality?: QualityAnswer
  /** Refused rows by source and reason. */
  readonly rows?: readonly { readonly source: string; readonly code: string; readonly answer: QuarantineAnswer }[]
  /** Questions that have failed, by their keys, and why. */
  readonly failed?: readonly { readonly key: readonly string[]; readonly why: string }[]
}

function clientOf({ health, reminders, quality, rows = [], failed = [] }: HealthWorld): QueryClient {
  const client = new QueryClient({ defaultOptions: { queries: { retryOnMount: false } } })
  if (health !== undefined) client.setQueryData(queries.dataHealth().queryKey, health)
  if (reminders !== undefined) client.setQueryData(queries.reminders().queryKey, reminders)
  if (quality !== undefined) client.setQueryData(queries.quality().queryKey, quality)
  for (const { source, code, answer } of rows) {
    client.setQueryData(queries.quarantine(source, code).queryKey, answer)
  }
  for (const { key, why } of failed) {
    client
      .getQueryCache()
      .build(client, { queryKey: key })
      .setState({ status: 'error', error: new Error(why) })
  }
  return client
}

/** Draws a part that asks for the health of the data, as HTML. */
export function drawnHealth(part: ReactNode, world: HealthWorld): string {
  const client = clientOf(world)
  return drawnDesk('/37/suc-khoe', <QueryClientProvider client={client}>{part}</QueryClientProvider>, world)
}

export function aBatch(rest: Partial<DataHealth['batches'][number]> = {}): DataHealth['batches'][number] {
  const storedAt = '2025-12-05T08:14:00+07:00'
  return { source: 'mot-cua', id: 1, direction: 'live', storedAt, rows: 12_345, changed: 1_208, refused: 0, ...rest }
}

export function anOpen(rest: Partial<DataHealth['quarantine'][number]> = {}): DataHealth['quarantine'][number] {
  const [oldest, newest] = ['2025-12-01T07:05:00+07:00', '2025-12-05T07:00:00+07:00'] as const
  return { source: 'mot-cua', code: 'bad_date', owner: 'upstream', count: 1_234, oldest, newest, ...rest }
}

export function someScores(rest: Partial<SourceQuality> = {}): QualityAnswer {
  return { from: '2025-11-06', to: '2025-12-05', sources: [aSourceQuality(rest)], units: [] }
}

export function someReminders(units: RemindersAnswer['units']): RemindersAnswer {
  return { year: 2025, units, obligations: [], reminders: [] }
}
