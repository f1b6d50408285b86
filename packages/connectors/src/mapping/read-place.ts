import type { CaseMapping, LonLat } from '@toan-canh/contract'
import type { Scope } from './scope.ts'
import { Unmappable } from './unmappable.ts'

/** About 100 m: finer, a place points to the person who reported from it (DOMAIN §9.3). */
const decimals = 1000

function degrees(value: unknown): number {
  return typeof value === 'string' || typeof value === 'number' ? Number(value) : Number.NaN
}

/** Compiles a place, rounded to three decimals; null when either half is empty. */
export function compilePlace(mapping: CaseMapping['at'], scope: Scope): (row: unknown) => LonLat | null | Unmappable {
  if (mapping === undefined) return () => null
  const lonOf = scope.field(mapping.lon, ['at', 'lon'])
  const latOf = scope.field(mapping.lat, ['at', 'lat'])
  const unusable = new Unmappable('bad_value', 'Toạ độ không phải kinh độ và vĩ độ.')
  return (row) => {
    const [rawLon, rawLat] = [lonOf(row), latOf(row)]
    if (rawLon === undefined || rawLat === undefined) return null
    const [lon, lat] = [degrees(rawLon), degrees(rawLat)]
    if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) return unusable
    return [Math.round(lon * decimals) / decimals, Math.round(lat * decimals) / decimals]
  }
}
