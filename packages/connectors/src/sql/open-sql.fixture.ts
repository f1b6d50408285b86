import type { Connection, ConnectorContext } from '../connector.ts'
import { aContext, sampleNow } from '../sample.fixture.ts'
import { sql } from './sql.ts'

const daySeconds = 86_400

export const byWatermark = { by: 'watermark', column: 'CapNhatLuc', key: 'Khoa', lookbackSeconds: daySeconds }

/** Opens a source on a database; its first live read looks back a day. */
export function openSql(
  dsn: string,
  block: Readonly<Record<string, unknown>> = {},
  change: Partial<ConnectorContext> = {},
): Connection {
  const whole = { type: 'sql', dsn: 'env:DSN', tls: 'off', from: { table: 'ho_so' }, read: byWatermark, ...block }
  const configured = sql.configure(whole)
  if (!configured.isValid) throw new Error(configured.mistakes.map(({ sentence }) => sentence).join())
  return configured.open(
    aContext({ setting: (reference) => (reference === 'env:DSN' ? dsn : reference), now: () => sampleNow, ...change }),
  )
}
