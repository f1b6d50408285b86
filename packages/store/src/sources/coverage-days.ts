import type { Client, Database } from '../database.ts'

/** Notes that the days [fromDay, toDay] of a source are covered to their end; the first instant stays. */
export async function coverDays(
  client: Client,
  coverage: { readonly source: string; readonly fromDay: number; readonly toDay: number; readonly receivedAt: number },
): Promise<void> {
  if (coverage.toDay < coverage.fromDay) return
  await client.query(
    `insert into coverage_day (source, day, received_at)
     select $1, day, $4 from generate_series($2::integer, $3::integer) as day on conflict do nothing`,
    [coverage.source, coverage.fromDay, coverage.toDay, coverage.receivedAt],
  )
}

/** When each covered day of each source was first covered to its end. */
export async function readCoverageDays(database: Database): Promise<Map<string, Map<number, number>>> {
  const { rows } = await database.query<{ source: string; day: number; received_at: number }>(
    'select source, day, received_at from coverage_day order by source, day',
  )
  const bySource = new Map<string, Map<number, number>>()
  for (const row of rows) {
    const days = bySource.get(row.source) ?? new Map<number, number>()
    days.set(row.day, row.received_at)
    bySource.set(row.source, days)
  }
  return bySource
}
