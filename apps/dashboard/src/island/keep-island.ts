import type { Kept, KeptTopic, LiveConnection } from '../live/index.ts'
import type { HeldScenes } from './held-scenes.ts'
import { assumedAheadMs, islandLimits, keptTopics } from './island.ts'
import { islandStore, type IslandStore } from './island-store.ts'

export interface IslandSettings {
  readonly live: LiveConnection
  readonly scenes: HeldScenes
  /** Which output this is: the path of its page. */
  readonly address: string
  /** Whether this output may still keep what it shows; asked before every writing. */
  readonly mayKeep: () => Promise<boolean>
  readonly store?: IslandStore
}

/** The keeping of one output's last state. */
export interface IslandKeeper extends Disposable {
  /** What was kept: the state of this page up to the loss of its link, or that of an earlier page. */
  recall(): Promise<Kept | null>
}

/** State is written so seldom, and once more when the link is lost: a sudden end costs at most that much. */
export const keepEveryMs = 30_000

/** Keeps the last state of an output in its browser until disposed. */
export function keepIsland({ live, scenes, address, mayKeep, store = islandStore }: IslandSettings): IslandKeeper {
  const { topics, link, clock } = live
  /** Topics of scenes that rotated away since the last writing. */
  const gone = new Map<string, KeptTopic>()
  let liveSince = liveSinceNow()
  /** What this release cannot read is thrown away before anything is added to it. */
  let written: Promise<unknown> = store.read(address).catch(() => null)

  function liveSinceNow(): number | null {
    const now = link.get()
    return now.kind === 'live' ? now.since : null
  }

  const release = topics.heedRelease((topic, held) => {
    gone.delete(topic)
    if (gone.size < islandLimits.topics) gone.set(topic, { held, at: clock.now() })
  })

  async function write(at: number, standing: ReadonlyMap<string, KeptTopic>): Promise<void> {
    const known = new Map([...gone, ...standing])
    gone.clear()
    if (known.size === 0 || !(await mayKeep())) return
    await store.write(address, { at, aheadMs: clock.aheadMs(), scenes: scenes.all, topics: known })
  }

  /** One writing after the other; a full or forbidden store leaves the output as it is without an island. */
  function keep(at: number): void {
    const standing = new Map(topics.inStep().map(([topic, held]) => [topic, { held, at }] as const))
    written = written.then(() => write(at, standing)).catch(() => {})
  }

  const unheed = link.listen(() => {
    const now = link.get()
    if (now.kind === 'lost' && liveSince !== null) {
      scenes.note(now.since, liveSince)
      keep(now.since)
    }
    liveSince = liveSinceNow()
  })
  const timer = setInterval(() => {
    if (liveSince === null) return
    scenes.note(clock.now(), liveSince)
    keep(clock.now())
  }, keepEveryMs)

  return {
    async recall() {
      await written
      const island = await store.read(address)
      if (island === null) return null
      scenes.recall(island.scenes)
      return { since: island.savedAt, aheadMs: assumedAheadMs(island, Date.now()), topics: keptTopics(island) }
    },
    [Symbol.dispose]() {
      clearInterval(timer)
      unheed()
      release[Symbol.dispose]()
    },
  }
}
