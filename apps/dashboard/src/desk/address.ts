import { parseSliceName, type Slice, sliceName } from '@toan-canh/contract'

/** What follows the unit in the address of a page; nothing for that of the indicators. */
const pagePaths = {
  indicators: '',
  sources: 'nguon',
  quality: 'chat-luong',
  health: 'suc-khoe',
  manual: 'nhap-tay',
  boards: 'bang',
  lists: 'danh-sach',
  director: 'tuong',
} as const
export type DeskPageName = keyof typeof pagePaths
export const deskPageNames = [
  'indicators',
  'sources',
  'quality',
  'health',
  'manual',
  'boards',
  'lists',
  'director',
] as const satisfies readonly DeskPageName[]

/** What follows the unit in an address that leads to a page: `/nguon`. */
export function pagePathOf(page: DeskPageName): string {
  return pagePaths[page] === '' ? '' : `/${pagePaths[page]}`
}

/** Everything the desk shows, as its address says it; `null` leaves a part to the desk's own choice. */
export interface DeskAddress {
  readonly page: DeskPageName
  readonly unit: string | null
  readonly period: string | null
  readonly against: string | null
  /** `luc-do`: with the boundaries of then; `null`: of today. */
  readonly boundary: string | null
  /** How the table is divided: `unit`, a dimension such as `field`, `ngay` for the steps of the period, `chi-tieu` for all indicators; on the page of boards the board, on that of lists the list. */
  readonly view: string | null
  readonly slice: Slice | null
  readonly indicator: string | null
  readonly sort: string | null
  /** Of a list: the state of its items, and how many days they have left at most. */
  readonly state: string | null
  readonly within: string | null
  /** Id of the reading that is explained. */
  readonly reading: string | null
}

/** How an address writes the boundaries of then. */
export const thenBoundary = 'luc-do'
export const stepsView = 'ngay'
export const indicatorsView = 'chi-tieu'

/** Names of the parts in the query, in the order in which they are written. */
const names = {
  period: 'ky',
  against: 'so',
  boundary: 'dia-gioi',
  view: 'xem',
  slice: 'loc',
  indicator: 'chi-tieu',
  sort: 'sap',
  state: 'trang-thai',
  within: 'trong',
  reading: 'giai-thich',
} as const

/** Reads `/desk/<unit>[/nguon|/chat-luong|/suc-khoe|/nhap-tay|/bang|/danh-sach|/tuong]?ky=…&so=…&xem=…`; `path` is what follows `/desk`. `null` when it names no page of the desk. */
export function deskAddressOf(path: readonly string[], search: string): DeskAddress | null {
  const query = new URLSearchParams(search)
  // The director's page is of no unit: the QR of a screen leads to it without knowing one.
  const [unit, page = '', extra] = path[0] === pagePaths.director ? [undefined, ...path] : path
  const named = deskPageNames.find((name) => pagePaths[name] === page)
  if (extra !== undefined || named === undefined) return null
  return {
    page: named,
    unit: unit ?? null,
    period: query.get(names.period),
    against: query.get(names.against),
    boundary: query.get(names.boundary),
    view: query.get(names.view),
    slice: parseSliceName(query.get(names.slice) ?? ''),
    indicator: query.get(names.indicator),
    sort: query.get(names.sort),
    state: query.get(names.state),
    within: query.get(names.within),
    reading: query.get(names.reading),
  }
}

/** The query of an address; the characters that ids are made of stay readable. */
function queryText(parts: readonly (readonly [string, string])[]): string {
  return parts
    .map(
      ([name, value]) =>
        `${name}=${encodeURIComponent(value).replaceAll('%40', '@').replaceAll('%3D', '=').replaceAll('%C2%B7', '·')}`,
    )
    .join('&')
}

/** Writes an address; `language` is kept as `lang` when the page has one. */
export function deskHref(address: DeskAddress, language: string | null = null): string {
  const { page, unit, slice, ...rest } = address
  const values = { ...rest, slice: slice === null ? null : sliceName(slice) }
  const parts = Object.entries(names).flatMap(([key, name]) => {
    const value = Object.entries(values).find(([part]) => part === key)?.[1] ?? null
    return value === null ? [] : [[name, value] as const]
  })
  const query = queryText(language === null ? parts : [...parts, ['lang', language]])
  const path = unit === null ? '' : `/${encodeURIComponent(unit)}${pagePathOf(page)}`
  return `/desk${path}${query === '' ? '' : `?${query}`}`
}
