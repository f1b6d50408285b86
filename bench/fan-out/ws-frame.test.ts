import { describe, expect, it } from 'vitest'
import { encodeFrame } from '../../apps/aggregator/src/live/encode-frame.ts'
import { serverFrame, takeFrames } from './ws-frame.ts'

describe(takeFrames, () => {
  it('reads frames of every length, however the bytes are cut into chunks', () => {
    const texts = ['short', 'm'.repeat(300), 'l'.repeat(60_000)]
    const bytes = Buffer.concat([...texts.map(serverFrame), encodeFrame(['x'.repeat(70_000)])])
    for (const chunkBytes of [1_000, 7, bytes.length]) {
      const read: string[] = []
      let left: Buffer = Buffer.alloc(0)
      for (let from = 0; from < bytes.length; from += chunkBytes) {
        const chunk = Buffer.concat([left, bytes.subarray(from, from + chunkBytes)])
        left = takeFrames(chunk, (_, payload) => read.push(payload.toString()))
      }
      expect(read.map((text) => text.length)).toEqual([...texts.map((text) => text.length), 70_014])
      expect([read.slice(0, 3), left.length]).toEqual([texts, 0])
    }
  })
})
