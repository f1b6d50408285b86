import type { AssetState } from '@toan-canh/contract'
import { fontFamily, type Palette } from '../ui/palette.ts'
import { type ClusterFace, clusterRadius } from './cluster-name.ts'

const rimPx = 6
const countPx = 38
const symbolPx = { up: 9, degraded: 15, down: 19, unknown: 15 } as const satisfies Record<AssetState, number>

function canvasOf(sizePx: number): { readonly context: CanvasRenderingContext2D; readonly image: () => ImageData } {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = Math.ceil(sizePx)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('no 2d context')
  context.translate(canvas.width / 2, canvas.height / 2)
  return { context, image: () => context.getImageData(0, 0, canvas.width, canvas.height) }
}

/** A cluster: a circle with its count; the dashed part of its rim is the share that is down. Never coloured by level. */
export function clusterImage({ count, share }: ClusterFace, palette: Palette, k: number): ImageData {
  const radius = clusterRadius(count) * k
  const { context, image } = canvasOf(2 * (radius + rimPx * k))
  context.beginPath()
  context.arc(0, 0, radius, 0, 2 * Math.PI)
  context.fillStyle = palette.surface
  context.fill()
  context.lineWidth = rimPx * k
  context.strokeStyle = palette.lam
  const top = -Math.PI / 2
  const turn = 2 * Math.PI * share
  if (share < 1) {
    context.beginPath()
    context.arc(0, 0, radius, top + turn, top + 2 * Math.PI)
    context.stroke()
  }
  if (share > 0) {
    context.beginPath()
    context.setLineDash([5 * k, 5 * k])
    context.strokeStyle = palette.text
    context.arc(0, 0, radius, top, top + turn)
    context.stroke()
  }
  context.fillStyle = palette.text
  context.font = `600 ${countPx * k}px ${fontFamily}`
  context.textAlign = 'center'
  context.fillText(count.toLocaleString('vi-VN'), 0, countPx * k * 0.36)
  return image()
}

/** One thing alone, by shape first: up a disc, degraded a three-quarter disc in a ring, down a slashed dashed ring, unknown a dashed square. */
export function symbolImage(state: AssetState, palette: Palette, k: number): ImageData {
  const radius = symbolPx[state] * k
  const { context, image } = canvasOf(2 * radius + 12 * k)
  context.lineWidth = 4.5 * k
  context.lineJoin = 'round'
  context.beginPath()
  switch (state) {
    case 'up':
      context.arc(0, 0, radius, 0, 2 * Math.PI)
      context.fillStyle = palette.text2
      context.fill()
      break
    case 'degraded':
      context.strokeStyle = context.fillStyle = palette.text
      context.arc(0, 0, radius, 0, 2 * Math.PI)
      context.fillStyle = palette.bg
      context.fill()
      context.stroke()
      context.beginPath()
      context.moveTo(0, 0)
      context.arc(0, 0, radius * 0.6, -Math.PI / 2, Math.PI)
      context.closePath()
      context.fillStyle = palette.text
      context.fill()
      break
    case 'down':
      context.arc(0, 0, radius, 0, 2 * Math.PI)
      context.fillStyle = palette.bg
      context.fill()
      context.strokeStyle = palette.watch
      context.setLineDash([7 * k, 5 * k])
      context.stroke()
      context.setLineDash([])
      context.beginPath()
      context.moveTo(-radius * 0.72, radius * 0.72)
      context.lineTo(radius * 0.72, -radius * 0.72)
      context.stroke()
      break
    case 'unknown':
      context.rect(-radius, -radius, 2 * radius, 2 * radius)
      context.fillStyle = palette.bg
      context.fill()
      context.strokeStyle = palette.unknown
      context.setLineDash([6 * k, 5 * k])
      context.stroke()
  }
  return image()
}
