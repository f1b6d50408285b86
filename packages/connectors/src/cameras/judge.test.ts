import { describe, expect, it } from 'vitest'
import { judge, type Judging, type Sight } from './judge.ts'
import type { Look } from './verdicts.ts'

const on = (now: number, parts: Partial<Judging> = {}): Judging => ({
  now,
  frozenMs: 30_000,
  lastSeenAt: null,
  readySince: null,
  isFirst: false,
  ...parts,
})
const picture = (print: string, order: number | null = null, isDark = false): Look => ({
  kind: 'picture',
  print,
  isDark,
  order,
})
const nothing: Look = { kind: 'nothing', problem: 'timeout' }
const live = judge(null, picture('a', 1), on(1_000))

/** Looks one after another, each with the time of it. */
function after(before: Sight | null, looks: readonly (readonly [at: number, look: Look])[]): Sight {
  const [last, ...rest] = looks.toReversed()
  if (last === undefined) throw new Error('no look')
  const earlier = rest.length === 0 ? before : after(before, rest.toReversed())
  return judge(earlier, last[1], on(last[0]))
}

describe('one look', () => {
  it('calls a first picture live, without guessing since when', () => {
    expect(live).toMatchObject({ verdict: 'live', problem: null, since: null, liveAt: 1_000, misses: 0, repeats: 0 })
  })

  it('believes of a first picture since when its server has the stream, unless that is to come', () => {
    const first = (readySince: number) => judge(null, picture('a'), on(1_000, { isFirst: true, readySince })).since
    expect(first(400)).toBe(400)
    expect(first(1_001)).toBeNull()
  })

  it('says of a camera that never answered that it was last heard of by its systems', () => {
    const refused = { kind: 'nothing', problem: 'unreachable' } as const
    const sight = judge(null, refused, on(1_000, { isFirst: true, lastSeenAt: 200 }))
    expect(sight).toMatchObject({ verdict: 'no_signal', problem: 'unreachable', since: 200, liveAt: null })
  })

  it('that comes late at first decides nothing, unless its own server says that nothing comes; the second does', () => {
    const late = judge(null, nothing, on(1_000, { isFirst: true, lastSeenAt: 200 }))
    expect(late).toMatchObject({ verdict: 'unknown', problem: 'timeout', misses: 1, liveAt: null })
    expect(judge(late, nothing, on(2_000))).toMatchObject({ verdict: 'no_signal', problem: 'timeout', misses: 2 })
    expect(judge(late, picture('a'), on(2_000))).toMatchObject({ verdict: 'live', problem: null, misses: 0 })
    expect(judge(null, nothing, { ...on(1_000), isSure: true }).verdict).toBe('no_signal')
  })

  it('calls a black picture dark since it was last live', () => {
    expect(judge(live, picture('b', null, true), on(9_000))).toMatchObject({
      verdict: 'dark',
      problem: 'black',
      since: 1_000,
      liveAt: 1_000,
    })
  })
})

describe('a look without a picture', () => {
  it('changes nothing the first time, and is remembered', () => {
    expect(judge(live, nothing, on(2_000))).toMatchObject({ verdict: 'live', problem: null, misses: 1, liveAt: 1_000 })
  })

  it('is no signal the second time, since the camera was last live', () => {
    const sight = after(live, [
      [2_000, nothing],
      [3_000, nothing],
    ])
    expect(sight).toMatchObject({ verdict: 'no_signal', problem: 'timeout', misses: 2, since: 1_000, liveAt: 1_000 })
  })

  it('is forgotten when a picture came between', () => {
    const looks = [nothing, picture('b', 2), nothing].map((look, index) => [2_000 + index, look] as const)
    expect(after(live, looks)).toMatchObject({ verdict: 'live', misses: 1 })
  })

  it('is no signal at once when its own server is sure', () => {
    const sight = judge(live, { kind: 'nothing', problem: 'not_ready' }, { ...on(2_000), isSure: true })
    expect(sight).toMatchObject({ verdict: 'no_signal', problem: 'not_ready' })
  })
})

describe('a picture that repeats', () => {
  const thrice = (order: number, last = 31_000) =>
    after(live, [
      [16_000, picture('a', 2)],
      [last, picture('a', order)],
    ])

  it('leaves the camera live the first time, and is no new sign of life', () => {
    expect(judge(live, picture('a', 2), on(90_000))).toMatchObject({ verdict: 'live', repeats: 1, liveAt: 1_000 })
  })

  it('is frozen at the third look when the time is over, not a moment before', () => {
    expect(thrice(3)).toMatchObject({ verdict: 'frozen', problem: 'still', since: 1_000, liveAt: 1_000 })
    expect(thrice(3, 30_999).verdict).toBe('live')
  })

  it('tells a stream whose segments stand still from one that sends the same picture on', () => {
    expect(thrice(2).problem).toBe('stalled')
  })

  it('is live again as soon as another picture comes', () => {
    expect(judge(thrice(3), picture('b', 4), on(40_000))).toMatchObject({
      verdict: 'live',
      problem: null,
      since: 40_000,
      repeats: 0,
    })
  })

  it('does not wake by one picture what was frozen before a restart', () => {
    const recalled: Sight = { ...thrice(3), print: null, order: null, repeats: 0 }
    const once = judge(recalled, picture('c', 9), on(50_000))
    expect(once).toMatchObject({ verdict: 'frozen', problem: 'still', print: 'c' })
    expect(judge(once, picture('d', 10), on(51_000)).verdict).toBe('live')
  })
})

describe('the end of a silence', () => {
  const silent: Sight = { ...live, verdict: 'no_signal', problem: 'timeout', lookedAt: 5_000, misses: 2 }

  it.each([
    ['when its server says the stream came back', 7_000, 7_000],
    ['at this look when the server tells of a time before the last one', 4_000, 9_000],
    ['at this look when the server tells of a time to come', 9_001, 9_000],
    ['at this look when the server tells none', null, 9_000],
  ])('is %s', (_, readySince, since) => {
    expect(judge(silent, picture('b', 5), on(9_000, { readySince }))).toMatchObject({ verdict: 'live', since })
  })
})
