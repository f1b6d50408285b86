import type { MapPack } from '@toan-canh/contract'

const shareOfProvince = 0.35

/** A pack seen from nearer: around the middle of one of its areas. Without a unit, or with one it does not have, the pack itself. */
export function focusOn(pack: MapPack, unit: string | null): MapPack {
  const at = pack.areas.features.find(({ properties }) => properties.code === unit)?.properties.at
  if (at === undefined) return pack
  const [west, south, east, north] = pack.bbox
  const [lon, lat] = at
  const [x, y] = [((east - west) * shareOfProvince) / 2, ((north - south) * shareOfProvince) / 2]
  return { ...pack, bbox: [lon - x, lat - y, lon + x, lat + y] }
}
