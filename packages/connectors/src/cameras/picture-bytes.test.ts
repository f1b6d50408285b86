import { describe, expect, it } from 'vitest'
import { aBlackJpeg, aJpeg, aSegment } from './pictures.fixture.ts'
import { isDark } from './is-dark.ts'
import { pictureBytes } from './picture-bytes.ts'

interface Packet {
  readonly id: number
  readonly payload: Buffer
  readonly isStart?: boolean
  /** Bytes of an adaptation field behind its length. */
  readonly adaptation?: number
}

/** A packet of a transport stream; what the payload leaves free is cut off by an adaptation field where one is asked for. */
function aPacket({ id, payload, isStart = false, adaptation }: Packet): Buffer {
  const packet = Buffer.alloc(188, 0xee)
  packet.set([0x47, (isStart ? 0x40 : 0) | (id >> 8), id & 0xff, adaptation === undefined ? 0x10 : 0x30])
  if (adaptation !== undefined) packet[4] = adaptation
  payload.copy(packet, adaptation === undefined ? 4 : 5 + adaptation)
  return packet
}

function aPes(stream: number, data: Buffer): Buffer {
  return Buffer.concat([Buffer.from([0, 0, 1, stream, 0, 0, 0x80, 0x80, 5, 1, 2, 3, 4, 5]), data])
}

function aBox(kind: string, data: string): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(8 + data.length)
  head.write(kind, 4, 'latin1')
  return Buffer.concat([head, Buffer.from(data)])
}

describe(pictureBytes, () => {
  it('is the same for the same picture under another time and counter', () => {
    expect(pictureBytes(aSegment('street', 1))).toEqual(pictureBytes(aSegment('street', 900)))
    expect(pictureBytes(aSegment('street', 1))?.toString()).toMatch(/^street\./)
  })

  it('differs for another picture at the same time', () => {
    expect(pictureBytes(aSegment('street', 1))).not.toEqual(pictureBytes(aSegment('square', 1)))
  })

  it('takes the first video stream only, with the packets that carry it on', () => {
    const full = (letter: string, size = 184): Buffer => Buffer.alloc(size, letter)
    const segment = Buffer.concat([
      aPacket({ id: 0x100, isStart: true, payload: aPes(0xc0, full('a', 170)) }),
      aPacket({ id: 0x101, isStart: true, payload: aPes(0xe0, full('v', 170)) }),
      aPacket({ id: 0x100, payload: full('a') }),
      aPacket({ id: 0x101, payload: full('w') }),
      aPacket({ id: 0x102, isStart: true, payload: aPes(0xe1, full('x', 170)) }),
    ])
    expect(pictureBytes(segment)?.toString()).toBe('v'.repeat(170) + 'w'.repeat(184))
  })

  it('leaves out the adaptation field, and the clock in it', () => {
    const data = Buffer.alloc(150, 'v')
    const packet = aPacket({ id: 0x101, isStart: true, payload: aPes(0xe0, data), adaptation: 19 })
    const other = Buffer.from(packet)
    other[8] = 0x11
    expect(pictureBytes(packet)).toEqual(data)
    expect(pictureBytes(other)).toEqual(data)
  })

  it('reads whole packets up to where the stream was cut off or lost its beat', () => {
    const [whole, next] = [aSegment('street'), aSegment('square')]
    const alone = pictureBytes(whole)
    expect(pictureBytes(Buffer.concat([whole, next.subarray(0, 187)]))).toEqual(alone)
    next[0] = 0
    expect(pictureBytes(Buffer.concat([whole, next]))).toEqual(alone)
  })

  it('takes of a fragment of MP4 the media boxes, the last as far as it was fetched', () => {
    const fragment = Buffer.concat([
      aBox('styp', 'msdh'),
      aBox('moof', 'time 1'),
      aBox('mdat', 'one'),
      aBox('moof', 'time 2'),
      aBox('mdat', 'second'),
    ])
    expect(pictureBytes(fragment)?.toString()).toBe('onesecond')
    expect(pictureBytes(fragment.subarray(0, -3))?.toString()).toBe('onesec')
  })

  it('reads a media box without a size to the end', () => {
    const open = aBox('mdat', 'to the end')
    open.writeUInt32BE(0)
    expect(pictureBytes(Buffer.concat([aBox('moof', 'x'), open]))?.toString()).toBe('to the end')
  })

  it.each([
    ['a page of HTML', Buffer.from('<!doctype html><title>404</title>')],
    ['nothing', Buffer.alloc(0)],
    ['a JPEG', aJpeg(1)],
    ['a transport stream of sound', aPacket({ id: 1, isStart: true, payload: aPes(0xc0, Buffer.alloc(170, 'a')) })],
    ['a fragment without media', aBox('moof', 'time 1')],
  ])('finds no picture in %s', (_, bytes) => {
    expect(pictureBytes(bytes)).toBeNull()
  })
})

describe(isDark, () => {
  it('tells a covered lens from a picture', () => {
    expect([isDark(aBlackJpeg()), isDark(aJpeg(1))]).toEqual([true, false])
  })

  it('says nothing of what cannot be unpacked, and takes none that is large for dark', () => {
    expect(isDark(Buffer.from([0xff, 0xd8, 0xff, 0xd9]))).toBeNull()
    expect(isDark(Buffer.alloc(98_305))).toBe(false)
    expect(isDark(Buffer.alloc(98_304))).toBeNull()
  })
})
