import { readFileSync } from 'node:fs'
import type { Instant } from '@toan-canh/calendar'
import { encode } from 'jpeg-js'
import { mix } from '../chance.ts'
import { drawStreet, street } from './draw-street.ts'

/** What a camera shows: the street goes on, one picture for ever, or nothing. */
export type Scene = 'street' | 'still' | 'dark'

const segmentSeconds = 2
const loop = street.seconds / segmentSeconds
const shown = 4
/** A snapshot is drawn anew so often. */
const framesMs = 250
/** Where a segment stands: the street is entered elsewhere in every round, so that nothing comes back at the same time. */
function placeOf(order: number, shift: number) {
  const round = Math.floor(order / loop)
  const step = order - round * loop
  const entered = 1 + (mix(round, shift) % (loop - 1))
  const index = (step + entered) % loop
  const isBreak = step === 0 || index === 0
  const breaksBefore = 2 * round + (step > 0 ? 1 : 0) + (step > loop - entered ? 1 : 0)
  return { index, isBreak, breaksBefore }
}
const folder = new URL('segments/', import.meta.url)

function read(name: string): Buffer {
  return readFileSync(new URL(name, folder))
}

/** Live HLS and snapshots of the sample, from prepared segments; `shift` sets cameras apart. */
export interface CameraPictures {
  readonly playlist: (scene: Scene, shift: number, now: Instant) => string
  readonly segment: (scene: Scene, shift: number, order: number) => Buffer
  readonly snapshot: (scene: Scene, shift: number, now: Instant) => Buffer
}

/** Reads the prepared segments; snapshots are drawn when they are first asked for, one for each quarter of a second of the round. */
export function openCameraPictures(): CameraPictures {
  const rounds = Array.from({ length: loop }, (_, index) => read(`street-${String(index).padStart(2, '0')}.mpegts`))
  const [still, dark] = [read('still-00.mpegts'), read('dark-00.mpegts')]
  const drawn = new Map<number, Buffer>()
  const { width, height } = street
  const packed = (data: Buffer): Buffer => encode({ width, height, data }, 50).data

  function drawnAt(second: number): Buffer {
    const found = drawn.get(second) ?? packed(second < 0 ? Buffer.alloc(width * height * 4, 4) : drawStreet(second))
    drawn.set(second, found)
    return found
  }
  return {
    playlist: (scene, shift, now) => {
      const end = Math.floor(now / (segmentSeconds * 1_000))
      const first = end - shown
      const isBreak = (order: number): boolean => scene !== 'street' || placeOf(order, shift).isBreak
      const breaks = scene === 'street' ? placeOf(first, shift).breaksBefore : first
      const lines = Array.from({ length: shown }, (_, index) => first + index).flatMap((order) => [
        ...(isBreak(order) ? ['#EXT-X-DISCONTINUITY'] : []),
        `#EXTINF:${segmentSeconds.toFixed(3)},`,
        `${String(order)}.ts`,
      ])
      const head = ['#EXTM3U', '#EXT-X-VERSION:3', `#EXT-X-TARGETDURATION:${String(segmentSeconds)}`]
      return [
        ...head,
        `#EXT-X-MEDIA-SEQUENCE:${String(first)}`,
        `#EXT-X-DISCONTINUITY-SEQUENCE:${String(breaks)}`,
        ...lines,
        '',
      ].join('\n')
    },
    segment: (scene, shift, order) =>
      scene === 'street' ? (rounds[placeOf(order, shift).index] ?? still) : scene === 'still' ? still : dark,
    snapshot: (scene, shift, now) => {
      const frame = Math.floor(now / framesMs)
      const perSegment = (segmentSeconds * 1_000) / framesMs
      const { index } = placeOf(Math.floor(frame / perSegment), shift)
      const second = index * segmentSeconds + (frame % perSegment) * (framesMs / 1_000)
      return drawnAt(scene === 'street' ? second : scene === 'still' ? 7 : -1)
    },
  }
}
