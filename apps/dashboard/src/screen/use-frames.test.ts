import { describe, expect, it } from 'vitest'
import { type Frames, framesAfterDrawn, framesAfterReload } from './use-frames.ts'

const first: Frames = { shown: 0, warming: null }

describe('the frames of a screen', () => {
  it('keep the page that is shown until the next has drawn, so that nothing black is seen', () => {
    const warming = framesAfterReload(first)
    expect(warming).toEqual({ shown: 0, warming: 1 })
    expect(framesAfterDrawn(warming, 0)).toBe(warming)
    expect(framesAfterDrawn(warming, 1)).toEqual({ shown: 1, warming: null })
  })

  it('give a page up that warms up when another is wanted, and never take its place late', () => {
    const again = framesAfterReload(framesAfterReload(first))
    expect(again).toEqual({ shown: 0, warming: 2 })
    expect(framesAfterDrawn(again, 1)).toBe(again)
  })
})
