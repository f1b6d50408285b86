import { describe, expect, it } from 'vitest'
import { HeldScenes } from './held-scenes.ts'

const settledMs = 5_000

/** A ledger over a clock that a test sets, under a link that is up since 0 unless it says otherwise. */
function aLedger() {
  const at = { now: 0, liveSince: 0 as number | null }
  const scenes = new HeldScenes()
  const stand = (scene: string) => scenes.stand(scene, { now: () => at.now, liveSince: () => at.liveSince })
  return { at, scenes, stand }
}

describe(HeldScenes, () => {
  it('knows a scene that stood under a live link until it was noted or left', () => {
    const { at, scenes, stand } = aLedger()
    const first = stand('a')
    at.now = settledMs
    scenes.note(at.now, 0)
    expect(scenes.untilOf('a')).toBe(settledMs)
    at.now = 9_000
    first[Symbol.dispose]()
    expect(scenes.untilOf('a')).toBe(9_000)
    at.now = 20_000
    scenes.note(at.now, 0)
    expect(scenes.untilOf('a')).toBe(9_000)
  })

  it('does not count a scene whose numbers may not have come yet, also after the link came back', () => {
    const { at, scenes, stand } = aLedger()
    at.now = 1_000
    stand('a')
    scenes.note(settledMs, 0)
    expect(scenes.untilOf('a')).toBeNull()
    scenes.note(60_000, 58_000)
    expect(scenes.untilOf('a')).toBeNull()
  })

  it('does not count what stood while the link was lost', () => {
    const { at, scenes, stand } = aLedger()
    at.liveSince = null
    const held = stand('a')
    at.now = 60_000
    held[Symbol.dispose]()
    expect(scenes.untilOf('a')).toBeNull()
  })

  it('takes a scene that nobody noted for no newer than the oldest', () => {
    const { scenes } = aLedger()
    scenes.recall(
      new Map([
        ['a', 700],
        ['b', 300],
      ]),
    )
    expect(scenes.untilOf('c')).toBe(300)
  })

  it('keeps its own notes before those of an earlier page, and both within a bound', () => {
    const { at, scenes, stand } = aLedger()
    for (let each = 0; each < 205; each += 1) {
      at.now = each * 10_000
      const standing = stand(`scene ${each}`)
      at.now += settledMs
      standing[Symbol.dispose]()
    }
    expect(scenes.all.size).toBe(200)
    expect(scenes.all.has('scene 4')).toBe(false)
    scenes.recall(new Map([['scene 100', 5]]))
    expect(scenes.untilOf('scene 100')).toBe(1_005_000)
  })
})
