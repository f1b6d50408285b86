import type { MapArea, MapPack, Position } from '@toan-canh/contract'

/** A pack for tests: two square communes side by side, one islet, and the required inset. */

function aSquare([x, y]: Position, side: number): Position[][] {
  return [
    [
      [x, y],
      [x + side, y],
      [x + side, y + side],
      [x, y + side],
      [x, y],
    ],
  ]
}

function anArea(code: string, name: string, corner: Position): MapArea {
  return {
    type: 'Feature',
    id: code,
    properties: { code, name, at: [corner[0] + 0.25, corner[1] + 0.25] },
    geometry: { type: 'Polygon', coordinates: aSquare(corner, 0.5) },
  }
}

export function aPack(more: Partial<MapPack> = {}): MapPack {
  const whole: Position[][] = [
    [
      [106, 20],
      [107, 20],
      [107, 20.5],
      [106, 20.5],
      [106, 20],
    ],
  ]
  return {
    province: '37',
    origin: 'imported',
    note: null,
    bbox: [106, 20, 107, 20.5],
    areas: {
      type: 'FeatureCollection',
      features: [anArea('14329', 'Hoa Lư', [106, 20]), anArea('13669', 'Nam Định', [106.5, 20])],
    },
    outline: { type: 'MultiPolygon', coordinates: [whole, aSquare([106.9, 20.45], 0.01)] },
    otherLand: { type: 'MultiPolygon', coordinates: [aSquare([105, 19], 3)] },
    inset: {
      land: { type: 'MultiPolygon', coordinates: [aSquare([104, 10], 5)] },
      province: { type: 'MultiPolygon', coordinates: [whole] },
      islands: [
        { name: 'Đảo Hoàng Sa', unit: '20333', at: [111.61, 16.53] },
        { name: 'Đảo Trường Sa', unit: '22736', at: [111.92, 8.64] },
      ],
      labels: [
        { text: 'Quần đảo Hoàng Sa', at: [113.7, 19.7], kind: 'archipelago' },
        { text: 'Biển Đông', at: [115, 14.1], kind: 'sea' },
        { text: 'Quần đảo Trường Sa', at: [113.7, 4], kind: 'archipelago' },
      ],
    },
    ...more,
  }
}
