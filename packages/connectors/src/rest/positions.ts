/**
 * Where a read stands in an upstream's list, seen along the direction of reading: `along` is the instant for live
 * (ascending) and the negated instant for history (descending), so that it always grows.
 */
export interface Position {
  /** The bound that was asked for: rows at or behind it. */
  readonly along: number
  readonly page: number
  readonly token: string | null
  /**
   * `jump`: after a page the bound moves to its last row, so that rows which change meanwhile shift nothing.
   * `pages`: the upstream's order cannot be trusted; the bound stays and pages are counted.
   */
  readonly walk: 'jump' | 'pages'
  /** Rows read since the bound was set. */
  readonly consumed: number
  /** After a jump: how many rows the upstream must still announce, and the bound to go back to if it does not. */
  readonly check: { readonly atLeast: number; readonly from: number } | null
}

/** What a page tells about the way on. */
export interface PageSeen {
  readonly rows: number
  /** Smallest and largest `along` of its rows; null when none carries a readable instant. */
  readonly first: number | null
  readonly last: number | null
  readonly isOrdered: boolean
  /** Rows before the largest `along`. */
  readonly beforeLast: number
  readonly total: number | null
  readonly hasNext: boolean
}

/** The beginning of a list behind a bound. */
export function startAt(along: number, page: number): Position {
  return { along, page, token: null, walk: 'jump', consumed: 0, check: null }
}

/**
 * Where to ask next by page numbers; null at the end. Jumping keeps a read whole while rows move to the end of the list;
 * when the rows announced after a jump are too few, pages came out of order, and the stretch is read again page by page.
 */
export function nextByPage(at: Position, seen: PageSeen, firstPage: number): Position | null {
  if (at.check !== null && seen.total !== null && seen.total < at.check.atLeast)
    return { ...startAt(at.check.from, firstPage), walk: 'pages' }
  if (!seen.hasNext) return null
  const walk = seen.isOrdered ? at.walk : 'pages'
  const onward = { ...at, page: at.page + 1, walk, consumed: at.consumed + seen.rows, check: null }
  if (walk === 'pages' || seen.first === null || seen.last === null || seen.last <= at.along) return onward
  const check = { atLeast: (seen.total ?? 0) - at.consumed - seen.beforeLast, from: at.along }
  if (seen.first < seen.last) return { ...startAt(seen.last, firstPage), check }
  // One instant fills the page: the page just read is the first of that instant.
  return at.page === firstPage ? { ...startAt(seen.last, firstPage + 1), consumed: seen.rows, check } : onward
}

/** Where to ask next by a token; null at the end. */
export function nextByToken(at: Position, token: string | null): Position | null {
  return token === null ? null : { ...at, token, page: at.page + 1 }
}
