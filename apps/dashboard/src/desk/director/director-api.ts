import { routes, type WallOrder } from '@toan-canh/contract'
import { queryOptions } from '@tanstack/react-query'
import { ask } from '../../app/api.ts'
import type { OperatorKey } from './operator-key.ts'

function headers({ secret }: OperatorKey): Record<string, string> {
  return { authorization: `Bearer ${secret}` }
}

const at = (path: string, wall: string) => path.replace(':id', encodeURIComponent(wall))

function post(key: OperatorKey, body: unknown): RequestInit {
  return {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { ...headers(key), 'content-type': 'application/json' },
  }
}

/** Gives an order; the answer names what it laid. */
export function giveOrder(wall: string, key: OperatorKey, order: WallOrder) {
  const { path, response } = routes.wallOrder
  return ask(at(path, wall), response, null, post(key, { by: key.by, order }))
}

export interface Pairing {
  readonly code: string
  readonly output: string
  readonly place: string
  readonly replace: boolean
}

/** Confirms the code of a new screen. */
export function pairScreen(wall: string, key: OperatorKey, pairing: Pairing) {
  const { path, response } = routes.wallPair
  return ask(at(path, wall), response, null, post(key, { by: key.by, ...pairing }))
}

/** Takes the token of a screen away. */
export function revokeScreen(wall: string, key: OperatorKey, device: string) {
  const { path, response } = routes.wallRevoke
  const where = at(path, wall).replace(':device', encodeURIComponent(device))
  return ask(where, response, null, post(key, { by: key.by }))
}

const outputsEveryMs = 2_000
const logEveryMs = 5_000

export const directorQueries = {
  outputs: (wall: string, key: OperatorKey) =>
    queryOptions({
      queryKey: ['outputs', wall, key.secret],
      queryFn: ({ signal }) => {
        const { path, response } = routes.wallOutputs
        return ask(at(path, wall), response, signal, { headers: headers(key) })
      },
      refetchInterval: outputsEveryMs,
      retry: false,
    }),
  log: (
    wall: string,
    key: OperatorKey,
    page: { readonly kind: string | null; readonly at: string | null; readonly before: number | null },
  ) =>
    queryOptions({
      queryKey: ['wall-log', wall, key.secret, page],
      queryFn: ({ signal }) => {
        const { path, response } = routes.wallLog
        const query = new URLSearchParams()
        for (const [name, value] of Object.entries(page)) if (value !== null) query.set(name, String(value))
        return ask(`${at(path, wall)}?${query}`, response, signal, { headers: headers(key) })
      },
      ...(page.before === null && page.at === null ? { refetchInterval: logEveryMs } : {}),
      retry: false,
    }),
}
