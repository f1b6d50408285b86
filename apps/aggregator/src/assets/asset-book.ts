import { type AssetView, topicLimits } from '@toan-canh/contract'
import { isSame } from '@toan-canh/live'
import type { Commit, StoredAsset } from '@toan-canh/store'
import { refusalSentences } from '../live/refusal-sentences.ts'
import type { OpenedTopic, Publish, TopicRefusal } from '../live/topic-feed.ts'
import type { AssetScope, AssetTopic } from './asset-scope.ts'
import { assetKey } from './asset-view.ts'

type Key = Pick<StoredAsset, 'source' | 'id'>

/** What the book needs to know of the world beside the commits. */
export interface AssetWorld {
  readonly scopeOf: (topic: AssetTopic) => AssetScope | TopicRefusal
  /** The stored assets of a scope in whatever state, in key order, page by page. */
  readonly standing: (
    scope: AssetScope,
    page: { readonly after: Key | null; readonly limit: number },
  ) => Promise<readonly StoredAsset[]>
  readonly stored: (source: string, ids: readonly string[]) => Promise<ReadonlyMap<string, StoredAsset>>
  readonly viewOf: (asset: StoredAsset) => AssetView | null
}

interface Page {
  readonly topic: AssetTopic
  readonly publish: Publish
  readonly refuse: (refusal: TopicRefusal) => void
  readonly shown: Map<string, AssetView>
  scope: AssetScope
  /** Whether `shown` is what is stored; if not, `mend` reads it anew. */
  isTrue: boolean
}

const assetsPerRead = 2_000
/** Changed assets that wait to be read; when there are more, the pages are read anew. */
const mostChanged = 10_000

function isIn(scope: AssetScope, { fact }: StoredAsset, { state }: AssetView): boolean {
  if (fact?.kind !== scope.kind || !scope.units.has(fact.unit)) return false
  if (scope.slice !== null && fact.slices[scope.slice.dimension] !== scope.slice.value) return false
  return scope.state === null || scope.state === state
}

/**
 * The topics of assets that somebody watches, read once and then kept true: what a commit names is read again, once for all topics,
 * so a change costs what has changed. Reads follow one another, so nothing older is published after something newer.
 */
export class AssetBook {
  readonly #world: AssetWorld
  readonly #onError: (error: unknown) => void
  readonly #pages = new Set<Page>()
  readonly #changed = new Map<string, Key>()
  #turn: Promise<unknown> = Promise.resolve()
  #opening = 0
  /** How often what is shown was doubted: what was read before the last time may lack something. */
  #doubts = 0
  #isFollowing = false

  constructor(world: AssetWorld, onError: (error: unknown) => void) {
    this.#world = world
    this.#onError = onError
  }

  get size(): number {
    return this.#pages.size
  }

  /** Reads the assets of a topic and keeps them true until disposed; refuses by name a topic with too many, also when it grows. */
  async open(topic: AssetTopic, publish: Publish, refuse: Page['refuse']): Promise<OpenedTopic | TopicRefusal> {
    const scope = this.#world.scopeOf(topic)
    if ('code' in scope) return scope
    this.#opening += 1
    try {
      return await this.#inTurn(async () => {
        const doubts = this.#doubts
        const read = await this.#read(scope)
        if ('code' in read) return read
        const page: Page = { topic, publish, refuse, scope, shown: new Map(read), isTrue: doubts === this.#doubts }
        this.#pages.add(page)
        return { items: read, [Symbol.dispose]: () => this.#pages.delete(page) }
      })
    } finally {
      this.#opening -= 1
    }
  }

  /** Hears of a commit; what it changed is read and published soon after. */
  apply({ assets }: Commit): void {
    if (assets === undefined || this.#pages.size + this.#opening === 0) return
    if (assets !== 'many')
      for (const [source, id] of assets) this.#changed.set(assetKey({ source, id }), { source, id })
    if (assets === 'many' || this.#changed.size > mostChanged) this.#doubt()
    void this.#follow()
  }

  /** Reads every page anew: other definitions are in force, or commits were missed. What fails is left to `mend`. */
  async reload(): Promise<void> {
    this.#doubt()
    await this.mend()
  }

  /** Reads the pages that are not true; throws when one cannot be read. */
  async mend(): Promise<void> {
    for (const page of this.#pages) if (!page.isTrue) await this.#inTurn(() => this.#renew(page))
  }

  /** Waits until all that was heard of is published. */
  async settled(): Promise<void> {
    while (this.#isFollowing) await this.#turn
  }

  #doubt(): void {
    this.#doubts += 1
    this.#changed.clear()
    for (const page of this.#pages) page.isTrue = false
  }

  async #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(work)
    this.#turn = turn.catch(() => {})
    return turn
  }

  async #follow(): Promise<void> {
    if (this.#isFollowing) return
    this.#isFollowing = true
    try {
      await this.mend()
      while (this.#changed.size > 0) await this.#inTurn(() => this.#readChanged())
    } catch (error) {
      this.#doubt()
      this.#onError(error)
    } finally {
      this.#isFollowing = false
    }
  }

  async #readChanged(): Promise<void> {
    const keys = [...this.#changed.values()]
    this.#changed.clear()
    for (const [source, of] of Map.groupBy(keys, (key) => key.source)) {
      const ids = of.map(({ id }) => id)
      const stored = await this.#world.stored(source, ids)
      for (const page of this.#pages) this.#change(page, source, ids, stored)
    }
  }

  /** All assets of a scope, page by page up to the bound. */
  async #read(scope: AssetScope): Promise<ReadonlyMap<string, AssetView> | TopicRefusal> {
    const found = new Map<string, AssetView>()
    let after: Key | null = null
    for (;;) {
      const assets: readonly StoredAsset[] = await this.#world.standing(scope, { after, limit: assetsPerRead })
      for (const asset of assets) {
        const view = this.#world.viewOf(asset)
        if (view !== null && isIn(scope, asset, view)) found.set(assetKey(asset), view)
      }
      if (found.size > topicLimits.assets) return tooMany(scope)
      after = assets.at(-1) ?? null
      if (assets.length < assetsPerRead) return found
    }
  }

  #change(page: Page, source: string, ids: readonly string[], stored: ReadonlyMap<string, StoredAsset>): void {
    const changes: (readonly [string, AssetView | null])[] = []
    for (const id of ids) {
      const asset = stored.get(id)
      const view = asset === undefined ? null : this.#world.viewOf(asset)
      const isShown = asset !== undefined && view !== null && isIn(page.scope, asset, view)
      changes.push([assetKey({ source, id }), isShown ? view : null])
    }
    this.#publish(page, changes)
  }

  async #renew(page: Page): Promise<void> {
    const doubts = this.#doubts
    const scope = this.#world.scopeOf(page.topic)
    const read = 'code' in scope ? scope : await this.#read(scope)
    if ('code' in scope || 'code' in read) return this.#refuse(page, 'code' in scope ? scope : tooMany(scope))
    page.scope = scope
    page.isTrue = doubts === this.#doubts
    const gone = page.shown.keys().filter((key) => !read.has(key))
    this.#publish(page, [...gone.map((key) => [key, null] as const), ...read])
  }

  #publish(page: Page, told: readonly (readonly [string, AssetView | null])[]): void {
    const changes = told.filter(([key, view]) => !isSame(page.shown.get(key) ?? null, view))
    for (const [key, view] of changes) {
      if (view === null) page.shown.delete(key)
      else page.shown.set(key, view)
    }
    if (page.shown.size > topicLimits.assets) this.#refuse(page, tooMany(page.scope))
    else if (changes.length > 0) page.publish(changes)
  }

  #refuse(page: Page, refusal: TopicRefusal): void {
    this.#pages.delete(page)
    page.refuse(refusal)
  }
}

const numbers = new Intl.NumberFormat('vi-VN')

function tooMany({ kind }: AssetScope): TopicRefusal {
  const most = numbers.format(topicLimits.assets)
  return {
    code: 'out_of_bounds',
    sentence: `${refusalSentences.out_of_bounds} Có hơn ${most} thiết bị loại ${kind}; hãy chọn đơn vị nhỏ hơn hoặc lọc thêm.`,
  }
}
