import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { drawStreet, street } from './draw-street.ts'

/** Makes the segments beside this file anew; it needs `ffmpeg`. Run by hand: `node apps/province/src/cameras/make-segments.ts`. */
const framesPerSecond = 5
const folder = new URL('segments/', import.meta.url).pathname
mkdirSync(folder, { recursive: true })

function make(frames: readonly Buffer[], name: string): void {
  const size = `${String(street.width)}x${String(street.height)}`
  const from = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', size, '-r', String(framesPerSecond), '-i', '-']
  const every = String(framesPerSecond * 2)
  const how = [
    '-c:v',
    'libx264',
    '-profile:v',
    'baseline',
    '-pix_fmt',
    'yuv420p',
    '-crf',
    '32',
    '-g',
    every,
    '-keyint_min',
    every,
  ]
  const still = ['-sc_threshold', '0', '-map_metadata', '-1', '-fflags', '+bitexact', '-flags:v', '+bitexact']
  const to = ['-f', 'segment', '-segment_time', '2', '-segment_format', 'mpegts', `${folder}${name}`]
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...from, ...how, ...still, ...to], { input: Buffer.concat(frames) })
}

const round = Array.from({ length: street.seconds * framesPerSecond }, (_, frame) =>
  drawStreet(frame / framesPerSecond),
)
make(round, 'street-%02d.mpegts')
const twoSeconds = (frame: Buffer): readonly Buffer[] => Array.from({ length: framesPerSecond * 2 }, () => frame)
make(twoSeconds(drawStreet(7)), 'still-%02d.mpegts')
make(twoSeconds(Buffer.alloc(street.width * street.height * 4, 4)), 'dark-%02d.mpegts')
