import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { FeatureCollection } from 'geojson'
import type { MapPack } from '@toan-canh/contract'
import { isIslet } from './islet.ts'
import type { MapColours } from './map-colours.ts'

export const hatchImageId = 'no-data'
export const areasSource = 'areas'
export const areasLayer = 'area-class'

/** Author pixels (VISUAL §8). */
export const innerBorderPx = 2
export const outerBorderPx = 5
export const isletBorderPx = 2
export const selectedBorderPx = 7

/** `class` of an area's feature state: its place in the scale; unset or −1 where there is no value. */
const stateClass: ExpressionSpecification = ['coalesce', ['feature-state', 'class'], -1]
const isSelected: ExpressionSpecification = ['boolean', ['feature-state', 'selected'], false]

export interface StyleInput {
  readonly pack: MapPack
  readonly colours: MapColours
  /** One colour a class, in the order of the classes. */
  readonly classColours: readonly string[]
  readonly k: number
}

/** The whole canvas from below: sea, other land, areas by class, no-data hatching, borders. No glyphs, no sprite, no address outside. */
export function mapStyle({ pack, colours, classColours, k }: StyleInput): StyleSpecification {
  return {
    version: 8,
    sources: {
      land: source(pack.otherLand),
      [areasSource]: { type: 'geojson', data: pack.areas, promoteId: 'code', tolerance: 0 },
      outline: { type: 'geojson', data: outlineParts(pack), tolerance: 0 },
    },
    layers: layersOf(colours, classColours, k),
  }
}

function source(geometry: MapPack['outline']): StyleSpecification['sources'][string] {
  return { type: 'geojson', data: geometry, tolerance: 0 }
}

function outlineParts({ outline, bbox }: MapPack): FeatureCollection {
  return {
    type: 'FeatureCollection',
    features: outline.coordinates.map((coordinates) => ({
      type: 'Feature',
      properties: { isIslet: isIslet(coordinates, bbox) },
      geometry: { type: 'Polygon', coordinates },
    })),
  }
}

function layersOf(colours: MapColours, classColours: readonly string[], k: number): LayerSpecification[] {
  const round = { 'line-join': 'round', 'line-cap': 'round' } as const
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
    { id: 'other-land', type: 'fill', source: 'land', paint: { 'fill-color': colours.otherLand } },
    {
      id: 'other-land-edge',
      type: 'line',
      source: 'land',
      layout: round,
      paint: { 'line-color': colours.otherLandEdge, 'line-width': innerBorderPx * k },
    },
    {
      id: 'area-no-data',
      type: 'fill',
      source: areasSource,
      paint: { 'fill-pattern': hatchImageId, 'fill-opacity': ['case', ['<', stateClass, 0], 1, 0] },
    },
    {
      id: areasLayer,
      type: 'fill',
      source: areasSource,
      paint: { 'fill-color': colourByClass(classColours), 'fill-opacity': ['case', ['<', stateClass, 0], 0, 1] },
    },
    {
      id: 'inner-borders',
      type: 'line',
      source: areasSource,
      layout: round,
      paint: { 'line-color': colours.innerBorder, 'line-width': innerBorderPx * k },
    },
    {
      id: 'outer-border',
      type: 'line',
      source: 'outline',
      layout: round,
      paint: {
        'line-color': colours.outerBorder,
        'line-width': ['case', ['get', 'isIslet'], isletBorderPx * k, outerBorderPx * k],
      },
    },
    {
      id: 'selected-border',
      type: 'line',
      source: areasSource,
      layout: round,
      paint: {
        'line-color': colours.selected,
        'line-width': selectedBorderPx * k,
        'line-opacity': ['case', isSelected, 1, 0],
      },
    },
  ]
}

function colourByClass(classColours: readonly string[]): ExpressionSpecification {
  return classColours.reduceRight<ExpressionSpecification>(
    (otherwise, colour, index) => ['case', ['==', stateClass, index], colour, otherwise],
    ['to-color', classColours[0] ?? '#000000'],
  )
}
