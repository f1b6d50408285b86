import type { Instant } from '@toan-canh/calendar'
import { z } from 'zod'
import type { Cursor } from '../connector.ts'
import { storedCursor } from '../stored-cursor.ts'
import { type Position, startAt } from './positions.ts'

/** No page number is kept: pages counted from a bound mean other rows once rows have moved. */
const cursorSchema = z.strictObject({
  /** The bound of the next question. */
  bound: z.iso.datetime(),
  token: z.string().nullable(),
  check: z.strictObject({ atLeast: z.number(), from: z.iso.datetime() }).nullable(),
  /** Live: newest change seen. History: oldest instant down to which everything is in. */
  seen: z.iso.datetime(),
  isAtEnd: z.boolean(),
})
export type RestCursor = z.infer<typeof cursorSchema>

/** Reads a stored cursor; throws `SourceError` of owner `config` when it is not this connector's. */
export function readCursor(cursor: Cursor): RestCursor {
  return storedCursor(cursorSchema, cursor)
}

/** Goes on from the bound at which a cursor stands; `sign` is 1 for live, −1 for history. */
export function positionOf(cursor: RestCursor, on: { readonly sign: 1 | -1; readonly firstPage: number }): Position {
  const start = startAt(on.sign * Date.parse(cursor.bound), on.firstPage)
  const check = cursor.check === null ? null : { ...cursor.check, from: on.sign * Date.parse(cursor.check.from) }
  return { ...start, token: cursor.token, check }
}

/** The cursor behind a page. */
export function cursorOf(
  at: Position,
  on: { readonly sign: 1 | -1; readonly seen: Instant; readonly isAtEnd: boolean },
): RestCursor {
  const iso = (along: number): string => new Date(on.sign * along).toISOString()
  return {
    bound: iso(at.along),
    token: at.token,
    check: at.check === null ? null : { atLeast: at.check.atLeast, from: iso(at.check.from) },
    seen: new Date(on.seen).toISOString(),
    isAtEnd: on.isAtEnd,
  }
}
