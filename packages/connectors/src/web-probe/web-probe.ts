import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'
import { type Batch, type Connection, type ConnectorContext, type Cursor, defineConnector } from '../connector.ts'
import { guardUrl } from '../guard-url.ts'
import { mapRows } from '../map-rows.ts'
import type { Row } from '../row.ts'
import { SourceError } from '../source-error.ts'
import { storedCursor } from '../stored-cursor.ts'
import type { DayOfTimes } from './day-of-times.ts'
import type { LookLimits } from './look-at.ts'
import { probeSite, type SiteRow } from './probe-site.ts'
import { type Site, type WebProbeConfig, webProbeConfigSchema } from './web-probe-config.ts'

/** Sites looked at side by side: a slow one holds nobody up, and no site sees more than one request at a time. */
const sideBySide = 8

const cursorSchema = z.strictObject({
  times: z.record(
    z.string(),
    z.strictObject({ day: z.number().int(), counts: z.record(z.string(), z.number().int()) }),
  ),
})

function timesOf(cursor: Cursor | null): ReadonlyMap<string, DayOfTimes> {
  return new Map(cursor === null ? [] : Object.entries(storedCursor(cursorSchema, cursor).times))
}

interface Probed {
  readonly row: SiteRow
  readonly times: DayOfTimes | null
  readonly readAt: Instant
}

async function probeAll(
  sites: readonly Site[],
  times: ReadonlyMap<string, DayOfTimes>,
  { context, limits, signal }: { context: ConnectorContext; limits: LookLimits; signal: AbortSignal },
): Promise<readonly Probed[]> {
  const waiting = [...sites.entries()]
  const probed: Probed[] = []
  async function work(): Promise<void> {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, site] = next
      const readAt = context.now()
      const found = await probeSite(site, times.get(site.id) ?? null, { limits, now: context.now, signal })
      probed[index] = { ...found, readAt }
    }
  }
  await Promise.all(Array.from({ length: Math.min(sideBySide, sites.length) }, work))
  return probed
}

/** A site at its address; throws `SourceError` when the name of its address is not set. */
function placed(site: Site, { setting }: ConnectorContext): Site {
  const url = setting(site.url)
  return { ...site, url: site.at !== undefined && URL.canParse(url) ? new URL(site.at, url).href : url }
}

function open(config: WebProbeConfig, context: ConnectorContext): Connection {
  const { bounds, mapping } = context
  const limits: LookLimits = {
    allowLoopback: context.allowLoopback,
    seconds: bounds.requestSeconds,
    bodyBytes: bounds.bodyBytes,
    clock: () => Math.round(performance.now()),
  }

  async function* read(
    direction: 'live' | 'history',
    cursor: Cursor | null,
    signal: AbortSignal,
  ): AsyncGenerator<Batch> {
    if (direction === 'history')
      throw new SourceError('config', 'Trang web không có lịch sử để đọc; hãy bỏ history của nguồn.')
    signal.throwIfAborted()
    const startedAt = context.now()
    const sites = config.sites.map((site) => placed(site, context))
    const probed = await probeAll(sites, timesOf(cursor), { context, limits, signal })
    const rows = probed.map(({ row, readAt }): Row => ({ place: `site ${row.id}`, readAt, value: row }))
    const mapped = mapRows(rows, mapping)
    const times = Object.fromEntries(
      probed.flatMap(({ row, times: told }) =>
        told === null ? [] : [[row.id, { day: told.day, counts: { ...told.counts } }] as const],
      ),
    )
    yield {
      facts: mapped.facts,
      tombstones: mapped.tombstones,
      refused: mapped.refused.map(({ refusal }) => refusal),
      rows: rows.length,
      cursor: { times },
      coveredTo: startedAt,
      reachedTo: null,
      total: rows.length,
      done: rows.length,
      isLast: true,
    }
  }
  return {
    check: async () => {
      for (const site of config.sites) await guardUrl(placed(site, context).url, limits)
    },
    read,
    [Symbol.asyncDispose]: async () => undefined,
  }
}

/** Looks at web sites as readers do: availability, speed over the day, certificate, age of the news, broken links. */
export const webProbe = defineConnector({ type: 'web-probe', config: webProbeConfigSchema, open })
