import { z } from 'zod'
import type { Cursor } from '../connector.ts'
import { SourceError } from '../source-error.ts'
import { type Position, startAt } from './positions.ts'

const cursorSchema = z.strictObject({
  /** The bound of the next question. */
  bound: z.iso.datetime(),
  page: z.number().int(),
  token: z.string().nullable(),
  walk: z.enum(['jump', 'pages']),
  /** Live: newest change seen. History: oldest instant down to which everything is in. */
  seen: z.iso.datetime(),
  isAtEnd: z.boolean(),
})
export type RestCursor = z.infer<typeof cursorSchema>

/** Reads a stored cursor; throws `SourceError` of owner `config` when it is not this connector's. */
export function readCursor(cursor: Cursor): RestCursor {
  const parsed = cursorSchema.safeParse(cursor)
  if (parsed.success) return parsed.data
  throw new SourceError('config', 'Con trỏ đã lưu của nguồn không đọc được; hãy nạp lại nguồn từ đầu.')
}

/** Goes on exactly where a cursor stands; `sign` is 1 for live, −1 for history. */
export function positionOf(cursor: RestCursor, sign: 1 | -1): Position {
  const start = startAt(sign * Date.parse(cursor.bound), cursor.page)
  return { ...start, token: cursor.token, walk: cursor.walk }
}

/** The cursor behind a page. */
export function cursorOf(at: Position, on: { sign: 1 | -1; seen: number; isAtEnd: boolean }): RestCursor {
  return {
    bound: new Date(on.sign * at.along).toISOString(),
    page: at.page,
    token: at.token,
    walk: at.walk,
    seen: new Date(on.seen).toISOString(),
    isAtEnd: on.isAtEnd,
  }
}
