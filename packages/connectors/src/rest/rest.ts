import { boundedRead } from '../bounded-read.ts'
import { type Connection, type ConnectorContext, defineConnector, type Direction } from '../connector.ts'
import { readHistory } from './read-history.ts'
import { readLive } from './read-live.ts'
import { RecentRefusals } from '../recent-refusals.ts'
import { type RestConfig, restConfigSchema } from './rest-config.ts'
import { Upstream } from './upstream.ts'

function open(config: RestConfig, context: ConnectorContext): Connection {
  const upstream = new Upstream(config, context)
  const refusals = new RecentRefusals()

  async function check(signal: AbortSignal): Promise<void> {
    const { live } = config
    const page = live.paging.kind === 'page' ? { [live.paging.param]: String(live.paging.first) } : {}
    const params = { ...live.params, ...page, [live.since]: new Date(context.now()).toISOString() }
    await upstream.ask({ path: live.path, params, paging: live.paging, rows: 1 }, signal)
  }

  function read(direction: Direction, cursor: Parameters<Connection['read']>[1], signal: AbortSignal) {
    const on = { config, context, upstream, refusals }
    return boundedRead({ readSeconds: context.bounds.readSeconds, signal }, (either) =>
      direction === 'live' ? readLive(on, cursor, either) : readHistory(on, cursor, either),
    )
  }
  return { check, read, [Symbol.asyncDispose]: async () => upstream[Symbol.dispose]() }
}

/** REST with JSON: pages or tokens, changes since an instant, OAuth2 client credentials (LGSP style, DOMAIN §6.11). */
export const rest = defineConnector({ type: 'rest', config: restConfigSchema, open })
