import { encode } from 'jpeg-js'

const [width, height] = [64, 48]
const black = encode({ width, height, data: Buffer.alloc(width * height * 4, 4) }, 60).data
const grey = encode({ width, height, data: Buffer.alloc(width * height * 4, 120) }, 60).data

/** A small grey JPEG that differs from those of other seeds by a comment. */
export function aJpeg(seed: number): Buffer {
  const comment = Buffer.from([0xff, 0xfe, 0, 4, seed >> 8, seed & 0xff])
  return Buffer.concat([grey.subarray(0, 2), comment, grey.subarray(2)])
}

export function aBlackJpeg(): Buffer {
  return black
}

/** A transport stream of one video PES: `time` goes into its header, `picture` is what it shows. */
export function aSegment(picture: string, time = 0): Buffer {
  const header = Buffer.from([0, 0, 1, 0xe0, 0, 0, 0x80, 0x80, 5, 0x21, (time >> 6) & 0xff, 1, time & 0xff, 1])
  const packet = Buffer.alloc(188, 0xff)
  packet.set([0x47, 0x41, 0x00, 0x10 | (time & 0xf)])
  packet.set(header, 4)
  packet.set(Buffer.from(picture.padEnd(160, '.')).subarray(0, 160), 4 + header.length)
  return packet
}

export function aPlaylist(first: number, names: readonly string[], end = ''): string {
  const lines = names.flatMap((name) => ['#EXTINF:2.0,', name])
  return [
    '#EXTM3U',
    '#EXT-X-VERSION:3',
    '#EXT-X-TARGETDURATION:2',
    `#EXT-X-MEDIA-SEQUENCE:${String(first)}`,
    ...lines,
    end,
  ].join('\n')
}
