/** What is shown is what the address says: `/`, `/wall/<board>`, `/walls/<wall>[/<output>]`, `/screen`, `/gallery`, `/desk/…`, with `?period=`, `?unit=` and `?boundary=`. */
export type Route =
  | { readonly kind: 'chooser' }
  | { readonly kind: 'wall'; readonly board: string; readonly view: View }
  | { readonly kind: 'output'; readonly wall: string; readonly output: string | null }
  | { readonly kind: 'desk'; readonly path: readonly string[]; readonly view: View }
  | { readonly kind: 'screen' }
  | { readonly kind: 'gallery' }
  | { readonly kind: 'unknown' }

/** The part of the state that a board takes from the address; `null` leaves it to the board. */
export interface View {
  readonly period: string | null
  readonly unit: string | null
  /** `then`: with the boundaries of each period; `now`: of today. */
  readonly boundary: string | null
}

function viewOf(search: string): View {
  const query = new URLSearchParams(search)
  return { period: query.get('period'), unit: query.get('unit'), boundary: query.get('boundary') }
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** Reads an address. */
export function routeOf(path: string, search: string): Route {
  const [face, ...rest] = path.split('/').filter(Boolean).map(decoded)
  const view = viewOf(search)
  const [board, extra] = rest
  if (face === undefined) return { kind: 'chooser' }
  if (face === 'desk') return { kind: 'desk', path: rest, view }
  if (face === 'wall' && board !== undefined && extra === undefined) return { kind: 'wall', board, view }
  if (face === 'walls' && board !== undefined && rest.length <= 2)
    return { kind: 'output', wall: board, output: extra ?? null }
  if (face === 'gallery' && rest.length === 0) return { kind: 'gallery' }
  if (face === 'screen' && rest.length === 0) return { kind: 'screen' }
  return { kind: 'unknown' }
}

/** The address of the same page with another view; `null` takes a part away, what is not named stays. */
export function searchWith(search: string, change: Partial<View>): string {
  const query = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
