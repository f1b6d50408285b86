import type { MapPack } from '@toan-canh/contract'
import { fitView, type MapView } from './map-view.ts'

export interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface MapLayout {
  readonly view: MapView
  readonly legend: Rect
  readonly inset: Rect
}

/** Author pixels of the parts around the province. */
export const insetAuthorPx = { width: 400, height: 486 } as const
const legendAuthorPx = { width: 244, row: 52, top: 22, right: 28 } as const
const marginAuthorPx = 44
const noteRoomAuthorPx = 56
const gapAuthorPx = 28
const leastProvinceShare = 0.45

export interface LayoutInput {
  readonly bbox: MapPack['bbox']
  readonly width: number
  readonly height: number
  /** Real pixels of one author pixel. */
  readonly k: number
  readonly legendRows: number
  readonly hasNote: boolean
}

/** Puts province, legend and inset side by side, the legend above the inset or, in a low frame, left of it; in a frame too narrow for that the province stands above the inset. */
export function layoutMap({ bbox, width, height, k, legendRows, hasNote }: LayoutInput): MapLayout {
  const shrink = Math.min(1, height / (insetAuthorPx.height * k), width / (insetAuthorPx.width * k))
  const insetSize = { width: insetAuthorPx.width * k * shrink, height: insetAuthorPx.height * k * shrink }
  const legendSize = { width: legendAuthorPx.width * k, height: legendRows * legendAuthorPx.row * k }
  const margin = marginAuthorPx * k
  const gap = gapAuthorPx * k
  const top = legendAuthorPx.top * k
  const isLow = top + legendSize.height + gap > height - insetSize.height
  const besides = insetSize.width + gap + (isLow ? legendSize.width + gap : 0)
  const isBeside = (width - besides - margin) / width > leastProvinceShare
  const bottom = hasNote ? Math.max(margin, noteRoomAuthorPx * k) : margin
  const legendRight = isLow ? insetSize.width + gap : legendAuthorPx.right * k
  return {
    view: fitView(bbox, {
      width,
      height,
      padding: isBeside
        ? { left: margin, top: margin, right: besides, bottom }
        : { left: margin, top: margin, right: margin, bottom: insetSize.height + margin },
    }),
    inset: { x: width - insetSize.width, y: height - insetSize.height, ...insetSize },
    legend: isBeside
      ? { x: width - legendSize.width - legendRight, y: top, ...legendSize }
      : { x: gap, y: height - legendSize.height - bottom - gap / 2, ...legendSize },
  }
}
