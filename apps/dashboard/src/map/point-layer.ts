import { assetStates } from '@toan-canh/contract'
import { GeoJSONSource, type ExpressionSpecification, type MapLibreMap } from 'maplibre-gl'
import { type Face, palettes } from '../ui/palette.ts'
import { clusterOf, clusterRadius, rimSteps } from './cluster-name.ts'
import { type MapPoint, pointDiff } from './point-diff.ts'
import { clusterImage, symbolImage } from './point-images.ts'

const sourceId = 'points'
const gapAuthorPx = 34
/** Points nearer than this on the screen are one cluster; on the wall nobody zooms in. */
const clusterAuthorPx = 2 * clusterRadius(60) + gapAuthorPx
const clusterMaxZoom = 15
/** Images of clusters kept; the oldest go, and are drawn again when they are asked for. */
const mostImages = 500

const stateImage: ExpressionSpecification = ['concat', 'point/', ['get', 'state']]
const clusterImageName: ExpressionSpecification = [
  'concat',
  'cluster/',
  ['get', 'point_count'],
  '/',
  [
    'case',
    ['==', ['get', 'down'], 0],
    0,
    ['max', 1, ['round', ['/', ['*', rimSteps, ['get', 'down']], ['get', 'point_count']]]],
  ],
]

/** Points on the map, gathered into clusters where they stand close. */
export interface PointLayer {
  /** Shows these from now on; only what differs is told to the map. */
  show(points: ReadonlyMap<string, MapPoint>): void
}

function featureOf({ id, at, state }: MapPoint & { readonly id: string }) {
  return {
    type: 'Feature' as const,
    properties: { id, state },
    geometry: { type: 'Point' as const, coordinates: [at[0], at[1]] },
  }
}

/** Adds the layer above all others of a styled map. */
export function addPointLayer(map: MapLibreMap, { face, k }: { readonly face: Face; readonly k: number }): PointLayer {
  const palette = palettes[face]
  const screen = window.devicePixelRatio || 1
  const drawn: string[] = []
  for (const state of assetStates)
    map.addImage(`point/${state}`, symbolImage(state, palette, k * screen), { pixelRatio: screen })
  map.on('styleimagemissing', ({ id }) => {
    const cluster = clusterOf(id)
    if (cluster === null || map.hasImage(id)) return
    map.addImage(id, clusterImage(cluster, palette, k * screen), { pixelRatio: screen })
    drawn.push(id)
    const oldest = drawn.length > mostImages ? drawn.shift() : undefined
    if (oldest !== undefined) map.removeImage(oldest)
  })
  map.addSource(sourceId, {
    type: 'geojson',
    data: { type: 'FeatureCollection', features: [] },
    promoteId: 'id',
    cluster: true,
    clusterRadius: clusterAuthorPx * k,
    clusterMaxZoom,
    clusterProperties: { down: ['+', ['case', ['==', ['get', 'state'], 'down'], 1, 0]] },
  })
  const icon = { 'icon-allow-overlap': true, 'icon-ignore-placement': true } as const
  map.addLayer({
    id: 'points-alone',
    type: 'symbol',
    source: sourceId,
    filter: ['!', ['has', 'point_count']],
    layout: {
      ...icon,
      'icon-image': stateImage,
      'symbol-sort-key': ['match', ['get', 'state'], 'down', 3, 'degraded', 2, 'unknown', 1, 0],
    },
  })
  map.addLayer({
    id: 'points-together',
    type: 'symbol',
    source: sourceId,
    filter: ['has', 'point_count'],
    layout: { ...icon, 'icon-image': clusterImageName },
  })
  let shown: ReadonlyMap<string, MapPoint> = new Map()
  return {
    show(points) {
      const diff = pointDiff(shown, points)
      const source = map.getSource(sourceId)
      if (diff === null || !(source instanceof GeoJSONSource)) return
      shown = points
      void source.updateData({ add: diff.add.map(featureOf), remove: [...diff.remove] })
    },
  }
}
