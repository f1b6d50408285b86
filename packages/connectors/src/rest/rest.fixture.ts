import type { Connection, ConnectorContext } from '../connector.ts'
import { aContext, oneStop as source, sampleNow } from '../sample.fixture.ts'
import { SourceError } from '../source-error.ts'
import type { OneStop } from './one-stop.fixture.ts'
import { rest } from './rest.ts'

const dayMs = 86_400_000

/** Settings of the catalogue's source for a small upstream; what is not named is not set. */
export function settingsFor(
  base: string,
  change: Readonly<Record<string, string>> = {},
): (reference: string) => string {
  const values: Readonly<Record<string, string>> = {
    MOT_CUA_URL: base,
    MOT_CUA_CLIENT_ID: 'ung-dung',
    MOT_CUA_CLIENT_SECRET: 'bi-mat',
    ...change,
  }
  return (reference) => {
    const value = reference.startsWith('env:') ? values[reference.slice(4)] : reference
    if (value === undefined) throw new SourceError('config', `${reference} chưa đặt.`)
    return value
  }
}

/** Opens the catalogue's one-stop source on a small upstream; its first live read looks back a day. */
export function openRest(oneStop: Pick<OneStop, 'base'>, change: Partial<ConnectorContext> = {}): Connection {
  const { live } = source.connector
  const block = {
    ...source.connector,
    live: { ...(typeof live === 'object' ? live : {}), lookbackSeconds: dayMs / 1000 },
  }
  const configured = rest.configure(block)
  if (!configured.isValid) throw new Error(configured.mistakes.map(({ sentence }) => sentence).join())
  return configured.open(aContext({ setting: settingsFor(oneStop.base), now: () => sampleNow, ...change }))
}
