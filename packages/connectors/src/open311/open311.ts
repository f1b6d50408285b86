import { boundedRead } from '../bounded-read.ts'
import { type Connection, type ConnectorContext, defineConnector, type Direction } from '../connector.ts'
import { RecentRefusals } from '../recent-refusals.ts'
import { GeoReport } from './geo-report.ts'
import { type Open311Config, open311ConfigSchema } from './open311-config.ts'
import { readHistory, readLive } from './read-requests.ts'

const secondMs = 1_000

function open(config: Open311Config, context: ConnectorContext): Connection {
  const server = new GeoReport(config, context)
  const refusals = new RecentRefusals()

  async function check(signal: AbortSignal): Promise<void> {
    const now = context.now()
    await server.requests({ window: { from: now - secondMs, to: now }, page: 1, since: null, rows: 1 }, signal)
  }

  function read(direction: Direction, cursor: Parameters<Connection['read']>[1], signal: AbortSignal) {
    const on = { config, context, server, refusals }
    return boundedRead({ readSeconds: context.bounds.readSeconds, signal }, (either) =>
      direction === 'live' ? readLive(on, cursor, either) : readHistory(on, cursor, either),
    )
  }
  return { check, read, [Symbol.asyncDispose]: async () => server[Symbol.dispose]() }
}

/** Open311 GeoReport v2: field reports, in JSON or XML, by windows of time (DOMAIN §4). */
export const open311 = defineConnector({ type: 'open311', config: open311ConfigSchema, open })
