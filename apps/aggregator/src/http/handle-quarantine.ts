import type { IncomingMessage } from 'node:http'
import { SourceError } from '@toan-canh/connectors'
import { dismissRows, inTransaction, reopenRows } from '@toan-canh/store'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Centre } from '../centre/open-centre.ts'
import { RetryRefused, type RowRetrier } from '../ingest/row-retrier.ts'
import type { OperatorDoor } from '../access/operator-door.ts'
import { HttpProblem } from './problem.ts'
import type { Handlers } from './serve-routes.ts'
import { letOperatorPass } from './walls.ts'

/** Who asks again, and who lets operators pass. */
export interface QuarantineDoor {
  readonly retrier: RowRetrier
  readonly operator: OperatorDoor
}

function told(error: unknown): unknown {
  if (error instanceof RetryRefused) return new HttpProblem('busy', error.message)
  return error instanceof SourceError ? new HttpProblem('conflict', error.message) : error
}

/** The routes that handle refused rows. */
export function quarantineHandlers(
  centre: Centre,
  { retrier, operator }: QuarantineDoor,
): Pick<Handlers, 'quarantineRetry' | 'quarantineDismiss' | 'quarantineReopen'> {
  const { database, catalogue, now } = centre
  async function sourceOf(id: string, request: IncomingMessage): Promise<LoadedSource> {
    await letOperatorPass(operator, request)
    const source = catalogue.sources.get(id)
    if (source === undefined) throw new HttpProblem('not_found', `Không có nguồn ${id}`)
    return source
  }
  return {
    quarantineRetry: async ({ source, code = null }, request) =>
      retrier.begin(await sourceOf(source, request), code).catch((error: unknown) => {
        throw told(error)
      }),
    quarantineDismiss: async ({ source: id, code = null, row = null, why }, request) => {
      const source = (await sourceOf(id, request)).id
      return {
        rows: await inTransaction(database, (client) => dismissRows(client, { source, code, id: row, why, at: now() })),
      }
    },
    quarantineReopen: async ({ source: id, code = null, row = null }, request) => {
      const source = (await sourceOf(id, request)).id
      return { rows: await inTransaction(database, (client) => reopenRows(client, { source, code, id: row })) }
    },
  }
}
