import { describe, expect, it } from 'vitest'
import { firstFrames, type Frames, framesAfter } from './use-frames.ts'

const host = 'ioc.tinh.gov.vn'
const wanted = (frames: Frames, why: 'memory' | 'process' | 'order' = 'memory') =>
  framesAfter(frames, { kind: 'wanted', why })
const drawn = (frames: Frames, number: number) => framesAfter(frames, { kind: 'drawn', number, now: 5 })

describe(framesAfter, () => {
  const first = firstFrames(host, null)

  it('keeps the page that is shown until the next has drawn, so that nothing black is seen', () => {
    const warming = wanted(first)
    expect(warming).toMatchObject({ shown: { number: 0, host: 0 }, warming: { number: 1, host: 1 } })
    expect(drawn(warming, 0)).toBe(warming)
    expect(drawn(warming, 1)).toEqual({
      ...first,
      shown: { number: 1, host: 1, release: null },
      warming: null,
      renewed: { at: 5, why: 'memory' },
    })
  })

  it('never warms a page up under the name of the one that is shown', () => {
    let frames = first
    const hosts: number[] = []
    for (let turn = 1; turn <= 4; turn++) {
      frames = drawn(wanted(frames), turn)
      hosts.push(frames.shown.host)
    }
    expect(hosts).toEqual([1, 2, 1, 2])
  })

  it('gives a page up that warms up when another is wanted, and never lets it take the place late', () => {
    const again = wanted(wanted(first))
    expect(again).toMatchObject({ shown: { number: 0 }, warming: { number: 2 } })
    expect(drawn(again, 1)).toBe(again)
  })

  it('stays with the name of the centre when the further ones lead nowhere', () => {
    const alone = framesAfter(wanted(first, 'process'), { kind: 'dumb' })
    expect(alone).toMatchObject({ shown: { number: 0, host: 0 }, warming: null, hasNames: false })
    expect(wanted(alone, 'order')).toMatchObject({ warming: { number: 1, host: 0 } })
    expect(wanted(framesAfter(alone, { kind: 'named' }))).toMatchObject({ warming: { number: 1, host: 1 } })
  })

  it('goes back to the name of the centre for a page that was wanted, and for the first one', () => {
    expect(framesAfter(wanted(first), { kind: 'dumb' })).toMatchObject({ warming: { number: 2, host: 0 } })
    const kept = firstFrames(host, '2')
    expect(framesAfter(kept, { kind: 'dumb' })).toMatchObject({ shown: { host: 2 }, warming: { number: 1, host: 0 } })
    expect(framesAfter(first, { kind: 'dumb' })).toBe(first)
  })
})

describe('a new release', () => {
  const first = firstFrames(host, null)
  const told = (frames: Frames, release = 'moi') => framesAfter(frames, { kind: 'told', release })

  it('is drawn behind the page that is shown, and pages after it are of the same release', () => {
    const taken = drawn(told(first), 1)
    expect(taken).toMatchObject({ shown: { number: 1, release: 'moi' }, renewed: { why: 'release' } })
    expect(wanted(taken)).toMatchObject({ warming: { release: 'moi', why: 'memory' } })
  })

  it.each([{ kind: 'unfit', why: '2 ô báo lỗi' }, { kind: 'dumb' }] as const)(
    'that is %o never takes the place, and is not tried again here',
    (step) => {
      const refused = framesAfter(told(first), step)
      expect(refused).toMatchObject({ shown: first.shown, warming: null, hasNames: true, refused: { release: 'moi' } })
      expect(told(refused)).toBe(refused)
      expect(told(refused, 'moi-hon')).toMatchObject({ warming: { release: 'moi-hon' } })
    },
  )

  it('waits while another page warms up', () => {
    const warming = wanted(first)
    expect(told(warming)).toBe(warming)
  })
})

describe(firstFrames, () => {
  it.each([
    [host, null, 0, true],
    [host, '2', 2, true],
    [host, 'x', 0, true],
    ['10.0.0.7:8080', '2', 0, false],
  ] as const)('begins at %s, where %s was kept, with the name %i', (at, kept, begins, hasNames) => {
    expect(firstFrames(at, kept)).toMatchObject({ shown: { host: begins }, hasNames })
  })
})
