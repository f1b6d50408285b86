import { text } from '../../ui/messages.ts'
import { thenBoundary } from '../address.ts'
import { type Desk, hrefWith } from '../desk-context.tsx'
import type { SearchEntry } from './search-matches.ts'

function indicatorEntries(desk: Desk): SearchEntry[] {
  return [...desk.catalogue.indicators.values()].map(({ id, vi, en, short }) => ({
    id: `indicator ${id}`,
    kind: 'indicator',
    name: vi,
    also: [id, en, short ?? ''],
    href: hrefWith(desk, { page: 'indicators', indicator: id, reading: null }),
  }))
}

function unitEntries(desk: Desk): SearchEntry[] {
  return desk.catalogue.register.units
    .filter(({ validTo }) => validTo === null)
    .map(({ code, name, short, aliases }) => ({
      id: `unit ${code}`,
      kind: 'unit',
      name,
      also: [code, short ?? '', ...aliases],
      href: hrefWith(desk, { page: 'indicators', unit: code, slice: null, view: null, reading: null }),
    }))
}

/** Units that have ended lead to their last month, with the boundaries of then. */
function formerEntries(desk: Desk): SearchEntry[] {
  const { register } = desk.catalogue
  const former = register.units.filter((unit) => unit.validTo !== null && register.find(unit.code) === unit)
  return former.map(({ code, name, short, aliases, validTo }) => ({
    id: `unit ${code}`,
    kind: 'unit',
    name: `${name} (${text.ground.until(validTo ?? '')})`,
    also: [code, short ?? '', ...aliases],
    href: hrefWith(desk, {
      page: 'indicators',
      unit: code,
      boundary: thenBoundary,
      period: (validTo ?? '').slice(0, 7),
      slice: null,
      view: null,
      reading: null,
    }),
  }))
}

function sliceEntries(desk: Desk): SearchEntry[] {
  return Object.entries(desk.scope.indicator.dimensions).flatMap(([dimension, { vi, values }]) =>
    Object.entries(values ?? {}).map(([value, name]): SearchEntry => ({
      id: `slice ${dimension}=${value}`,
      kind: 'slice',
      name: `${vi}: ${name}`,
      also: [name, value],
      href: hrefWith(desk, { page: 'indicators', slice: { dimension, value }, view: null, reading: null }),
    })),
  )
}

/** Everything that can be looked for from here: indicators, units, and the values by which numbers are split. */
export function searchEntries(desk: Desk): readonly SearchEntry[] {
  return [...indicatorEntries(desk), ...unitEntries(desk), ...formerEntries(desk), ...sliceEntries(desk)]
}
