import { setTimeout as sleep } from 'node:timers/promises'
import { type Batch, type Connection, connectors, type Cursor, type Direction } from '@toan-canh/connectors'
import { type Database, openSession } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'

const takeTurn = 'select pg_try_advisory_lock(hashtextextended($1, 7249)) as held'
const lookEveryMs = 500

/** What is read, and from where. */
export interface Reach {
  readonly connection: Connection
  readonly direction: Direction
  readonly cursor: Cursor | null
  readonly signal: AbortSignal
}

/**
 * Reads a source. Where its upstream bears one reader only, it waits until nobody else reads it: a scheduled read, one by hand and
 * refused rows asked for again follow each other, in whatever process. The turn goes with its connection.
 */
export async function* readInTurn(
  { database, source }: { readonly database: Database; readonly source: LoadedSource },
  { connection, direction, cursor, signal }: Reach,
): AsyncGenerator<Batch> {
  if (connectors.get(source.definition.connector.type)?.bearsOneReader !== true) {
    yield* connection.read(direction, cursor, signal)
    return
  }
  await using session = await openSession(database)
  for (;;) {
    signal.throwIfAborted()
    const { rows } = await session.client.query<{ held: boolean }>(takeTurn, [source.id])
    if (rows[0]?.held === true) break
    await sleep(lookEveryMs, undefined, { signal }).catch(() => signal.throwIfAborted())
  }
  yield* connection.read(direction, cursor, AbortSignal.any([signal, session.lost]))
}
