import { observable } from '../../live/observable.ts'

/** With what and as whom somebody directs: kept in this tab alone, gone when it is closed. */
export interface OperatorKey {
  readonly secret: string
  readonly by: string
}

const place = 'toan-canh:dao-dien'

function stored(): OperatorKey | null {
  try {
    const held: unknown = JSON.parse(sessionStorage.getItem(place) ?? 'null')
    return typeof held === 'object' && held !== null && 'secret' in held && 'by' in held
      ? { secret: String(held.secret), by: String(held.by) }
      : null
  } catch {
    return null
  }
}

/** The key of this tab. */
export const operatorKey = observable<OperatorKey | null>(typeof sessionStorage === 'undefined' ? null : stored())

/** Takes a key, or with `null` leaves the desk. */
export function takeKey(key: OperatorKey | null): void {
  if (key === null) sessionStorage.removeItem(place)
  else sessionStorage.setItem(place, JSON.stringify(key))
  operatorKey.set(key)
}
