import { merge } from 'topojson-client'
import type { MultiPolygon } from 'topojson-specification'
import type { MapArea, MapInset, MapPack, InsetIsland, Position } from '@toan-canh/contract'
import { archipelagoIslands, insetLabels } from './archipelagos.ts'
import { clipToWindow } from './clip-to-window.ts'
import { joinedGrounds, type JoinedGrounds } from './joined-grounds.ts'
import { pointInside } from './point-inside.ts'
import { areaOf, bboxOf, roundedPolygons, widened, type Polygon } from './rings.ts'
import { thinned } from './thinned.ts'
import { partsOfArea, polygonsOf } from './topology-polygons.ts'
import type { WorldLand } from './world-land.ts'

/** About ten metres: below a pixel on any wall. */
const areaDecimals = 4
const landDecimals = 3
/** Land is kept this many province widths around, so that a wide wall never shows its edge. */
const landAroundShare = 2
const insetToleranceDegrees = 0.012
/** In square degrees; Phú Quý, 0.0015, stays. */
const leastInsetPart = 0.0008

/** The ground found for one unit, before rounding. */
export interface UnitGround {
  readonly code: string
  readonly name: string
  readonly at: Position | undefined
  readonly polygons: readonly Polygon[]
}

export interface PackParts {
  readonly province: string
  readonly origin: MapPack['origin']
  readonly note: string | null
  readonly grounds: readonly UnitGround[]
  readonly farIslands: readonly InsetIsland[]
  readonly world: WorldLand
}

/** Puts a pack together: areas, the outline their borders leave, the land around and the inset. Neighbours share border points exactly. */
export function assemblePack(parts: PackParts): MapPack {
  const features = parts.grounds.flatMap(areaOfGround)
  const outline = mergedOutline(features)
  const bbox = bboxOf(outline)
  return {
    province: parts.province,
    origin: parts.origin,
    note: parts.note,
    bbox,
    areas: { type: 'FeatureCollection', features },
    outline: { type: 'MultiPolygon', coordinates: outline },
    otherLand: {
      type: 'MultiPolygon',
      coordinates: roundedPolygons(clipToWindow(parts.world.land, widened(bbox, landAroundShare)), landDecimals),
    },
    inset: insetOf(parts, outline),
  }
}

function areaOfGround({ code, name, at, polygons }: UnitGround): MapArea[] {
  const coordinates = roundedPolygons(polygons, areaDecimals)
  const [only, ...more] = coordinates
  if (!only) return []
  const [x, y] = pointInside(coordinates, at)
  const label: Position = [Number(x.toFixed(areaDecimals)), Number(y.toFixed(areaDecimals))]
  return [
    {
      type: 'Feature',
      id: code,
      properties: { code, name, at: label },
      geometry: more.length === 0 ? { type: 'Polygon', coordinates: only } : { type: 'MultiPolygon', coordinates },
    },
  ]
}

/** The ground of all areas as one: what is left when borders between two areas fall away. */
function mergedOutline(features: readonly MapArea[]): Polygon[] {
  const joined = joinedGrounds(features.map(partsOfArea))
  return roundedPolygons(polygonsOf(merge(joined, multiPolygonsOf(joined))), areaDecimals)
}

function multiPolygonsOf(joined: JoinedGrounds): MultiPolygon<object>[] {
  return joined.objects.grounds.geometries.flatMap((part) => (part.type === 'MultiPolygon' ? [part] : []))
}

function insetOf({ farIslands, world }: PackParts, outline: readonly Polygon[]): MapInset {
  const thin = (polygons: readonly Polygon[]) =>
    roundedPolygons(thinned(largeParts(polygons), insetToleranceDegrees), landDecimals)
  return {
    land: { type: 'MultiPolygon', coordinates: thin(world.vietNam) },
    province: { type: 'MultiPolygon', coordinates: thin(outline) },
    islands: [...archipelagoIslands, ...farIslands],
    labels: [...insetLabels],
  }
}

/** Parts that are more than a speck in the inset; always the largest. */
function largeParts(polygons: readonly Polygon[]): Polygon[] {
  const sorted = polygons.toSorted((a, b) => areaOf(b) - areaOf(a))
  return sorted.filter((polygon, index) => index === 0 || areaOf(polygon) > leastInsetPart)
}
