/** Viewers that watch exactly the same topics: one frame serves them all. */
interface Audience<Viewer> {
  readonly key: string
  readonly topics: ReadonlySet<string>
  readonly viewers: Set<Viewer>
}

export interface Reached<Viewer> {
  /** Those of the asked topics that this audience watches. */
  readonly topics: readonly string[]
  readonly viewers: ReadonlySet<Viewer>
}

/** Viewers grouped by what they watch, so that work is per group and only the write is per viewer. */
export interface Audiences<Viewer> {
  /** Puts a viewer among those with the same topics; an empty set takes it out. */
  place(viewer: Viewer, topics: ReadonlySet<string>): void
  /** The groups that any of these topics reaches, each once. */
  reachedBy(topics: Iterable<string>): Iterable<Reached<Viewer>>
  readonly size: number
}

/** Makes an empty grouping. Its size is bounded by the number of viewers. */
export function createAudiences<Viewer>(): Audiences<Viewer> {
  const byKey = new Map<string, Audience<Viewer>>()
  const byTopic = new Map<string, Set<Audience<Viewer>>>()
  const placed = new Map<Viewer, Audience<Viewer>>()

  function found(key: string, topics: ReadonlySet<string>): Audience<Viewer> {
    const audience = { key, topics: new Set(topics), viewers: new Set<Viewer>() }
    byKey.set(key, audience)
    for (const topic of topics) {
      const reached = byTopic.get(topic)
      if (reached === undefined) byTopic.set(topic, new Set([audience]))
      else reached.add(audience)
    }
    return audience
  }

  function leave(viewer: Viewer, audience: Audience<Viewer>): void {
    placed.delete(viewer)
    audience.viewers.delete(viewer)
    if (audience.viewers.size > 0) return
    byKey.delete(audience.key)
    for (const topic of audience.topics) {
      const reached = byTopic.get(topic)
      reached?.delete(audience)
      if (reached?.size === 0) byTopic.delete(topic)
    }
  }

  return {
    place(viewer, topics) {
      const before = placed.get(viewer)
      const key = [...topics].toSorted().join('\n')
      if (before?.key === key) return
      if (before !== undefined) leave(viewer, before)
      if (topics.size === 0) return
      const audience = byKey.get(key) ?? found(key, topics)
      audience.viewers.add(viewer)
      placed.set(viewer, audience)
    },
    reachedBy(topics) {
      const reached = new Map<Audience<Viewer>, string[]>()
      for (const topic of topics) {
        for (const audience of byTopic.get(topic) ?? []) {
          const list = reached.get(audience)
          if (list === undefined) reached.set(audience, [topic])
          else list.push(topic)
        }
      }
      return [...reached].map(([audience, names]) => ({ topics: names, viewers: audience.viewers }))
    },
    get size() {
      return byKey.size
    },
  }
}
