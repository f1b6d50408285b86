import { describe, expect, it } from 'vitest'
import {
  differs,
  judgePictures,
  movingBounds,
  type PictureMemory,
  showsNothing,
  type SmallPicture,
  snapshotBounds,
  withFrame,
  withPicture,
} from './picture-judgement.ts'

const points = 48 * 27

/** A picture of one level, with one point that differs from it. */
function aPicture(level: number, point = level): SmallPicture {
  const picture = new Uint8ClampedArray(points).fill(level)
  picture[700] = point
  return picture
}

/** What is remembered after pictures, each so many milliseconds after the one before. */
function remembered(pictures: readonly SmallPicture[], everyMs: number): PictureMemory | null {
  return pictures.reduce<PictureMemory | null>(
    (memory, picture, at) => withPicture(memory, picture, at * everyMs),
    null,
  )
}

function judgedAfter(pictures: readonly SmallPicture[], everyMs: number, waitMs = 0) {
  const now = Math.max(0, pictures.length - 1) * everyMs + waitMs
  return judgePictures(remembered(pictures, everyMs), { now, startedAt: 0, bounds: movingBounds })
}

const moving = (count: number) => Array.from({ length: count }, (_, at) => aPicture(120, (at * 20) % 250))
const still = (count: number) => Array.from({ length: count }, () => aPicture(120))
const noisy = (count: number) => Array.from({ length: count }, (_, at) => aPicture(120, 120 + (at % 7)))

describe(judgePictures, () => {
  it('calls live what changes, and nothing before it has changed', () => {
    expect(judgedAfter(moving(1), 500).verdict).toBe('looking')
    expect(judgedAfter(still(20), 500).verdict).toBe('looking')
    expect(judgedAfter(moving(4), 500).verdict).toBe('live')
  })

  it('calls frozen what goes on being decoded without changing, since when it last changed', () => {
    expect(judgedAfter([...moving(4), ...still(59)], 500).verdict).toBe('live')
    expect(judgedAfter([...moving(4), ...still(62)], 500)).toEqual({ verdict: 'frozen', since: 2_000 })
    expect(judgedAfter(still(61), 500)).toEqual({ verdict: 'frozen', since: 0 })
  })

  it('takes what an encoder makes of one picture for no change', () => {
    expect(judgedAfter(noisy(70), 500).verdict).toBe('frozen')
  })

  it('takes two looks for too few to call a picture frozen', () => {
    const memory = remembered(still(2), 40_000)
    expect(judgePictures(memory, { now: 40_000, startedAt: 0, bounds: snapshotBounds }).verdict).toBe('looking')
    const third = remembered(still(3), 15_000)
    expect(judgePictures(third, { now: 30_000, startedAt: 0, bounds: snapshotBounds }).verdict).toBe('frozen')
  })

  it('calls frozen what is no longer decoded, since the last picture', () => {
    expect(judgedAfter(moving(10), 500, 9_999).verdict).toBe('live')
    expect(judgedAfter(moving(10), 500, 10_000)).toEqual({ verdict: 'frozen', since: 4_500 })
  })

  it('says that nothing comes when nothing was ever decoded', () => {
    expect(judgedAfter([], 500, 19_999).verdict).toBe('looking')
    expect(judgedAfter([], 500, 20_000)).toEqual({ verdict: 'no_signal', since: 0 })
  })

  it('calls dark what shows nothing, also when it does not change', () => {
    const black = Array.from({ length: 80 }, () => aPicture(3))
    expect(judgedAfter([...moving(4), ...black.slice(0, 5)], 500).verdict).toBe('live')
    expect(judgedAfter([...moving(4), ...black], 500)).toEqual({ verdict: 'dark', since: 2_000 })
    expect(judgedAfter([...black, ...moving(4)], 500).verdict).toBe('live')
  })

  it('wakes what was frozen by its first change', () => {
    expect(judgedAfter([...still(70), aPicture(120, 10)], 500).verdict).toBe('live')
  })

  it('takes a picture that is decoded without being looked at for a sign of life of the stream alone', () => {
    const memory = remembered(still(2), 500)
    if (memory === null) throw new Error('nothing is remembered')
    const later = withFrame(memory, 9_000)
    expect(later).toEqual({ ...memory, at: 9_000 })
  })
})

describe(showsNothing, () => {
  it.each([
    [0, true],
    [13, true],
    [14, false],
    [40, false],
  ])('of one level %i is %s', (level, expected) => {
    expect(showsNothing(aPicture(level))).toBe(expected)
  })

  it('leaves a night with lamps alone', () => {
    const night = aPicture(6)
    night.fill(200, 0, Math.ceil(points * 0.03))
    expect(showsNothing(night)).toBe(false)
  })
})

describe(differs, () => {
  it('takes another size for another picture', () => {
    expect(differs(aPicture(1), new Uint8ClampedArray(4))).toBe(true)
  })
})
