import { isProvince, type MapPack, type UnitCode } from '@toan-canh/contract'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../app/api.ts'
import { useBoardData } from './board-data.tsx'

/** Author pixels of a block of which a map is the body: rules, head and foot. */
export const besidesMap = 17 + 60 + 48 + 6
/** A map is drawn anew no more often than a chart. */
export const mapEveryMs = 500

/** The map pack of the province in which a unit stands; both `null` while it is asked for. */
export function useProvinceMap(unit: UnitCode): { readonly pack: MapPack | null; readonly error: string | null } {
  const own = useBoardData().units.get(unit)
  const province = own === undefined || isProvince(own) ? unit : (own.parent ?? unit)
  const { data, error } = useQuery(queries.map(province))
  return { pack: data ?? null, error: data === undefined ? (error?.message ?? null) : null }
}
