import type { Day, Instant } from '@toan-canh/calendar'
import type { FigureTopic, Item, Point } from '@toan-canh/contract'
import type { Coverage } from '@toan-canh/engine'
import type { CellRow, Commit, StoredFigure } from '@toan-canh/store'
import type { OpenedTopic, Publish, TopicRefusal } from '../live/topic-feed.ts'
import { enteredMark, type EntryRule } from './entered-mark.ts'
import { isMember, type Loaded, membersOf } from './load-sums.ts'
import { groundMarkOf } from './ground-gap.ts'
import { pointOf } from './point-of.ts'
import type { Question } from './question.ts'

/** What the book needs to know of the world beside the commits. */
export interface World {
  /** Makes a topic ready, or refuses it. */
  readonly question: (topic: FigureTopic) => Question | TopicRefusal
  /** Reads its sums as of one commit of the definitions in force. */
  readonly load: (topic: FigureTopic) => Promise<Loaded | TopicRefusal>
  readonly coverageOf: (question: Question) => Coverage
  readonly today: () => Day
  readonly now: () => Instant
  /** Sources whose numbers people enter; without it there are none. */
  readonly entryRules?: ReadonlyMap<string, EntryRule>
}

interface Page {
  readonly topic: FigureTopic
  readonly units: Iterable<string>
  readonly publish: Publish
  readonly points: Map<string, Point>
  /** `null` while it is being read, or when that failed. */
  loaded: Loaded | null
  loading: Promise<TopicRefusal | null> | null
  seq: number
  /** Commits that arrived while the sums were being read. */
  waiting: Commit[]
}

const none: ReadonlyMap<string, EntryRule> = new Map()
const compared = ['v', 'n', 'd', 'l', 'g', 'o', 'b', 't', 'f', 'e'] as const

function isSame(a: Point | undefined, b: Point): boolean {
  return a !== undefined && compared.every((part) => a[part] === b[part]) && String(a.m) === String(b.m)
}

/** What of a commit touches a page. */
interface Touching {
  readonly rows: CellRow[]
  readonly figures: StoredFigure[]
}

function keysOf({ keyOf, periods }: Question, member: string): string[] {
  return periods.map((period) => keyOf(member, period))
}

/** The questions that somebody watches, answered once from stored counters and then kept true by every commit. */
export class QuestionBook {
  readonly #world: World
  readonly #pages = new Set<Page>()
  readonly #pagesOfUnit = new Map<string, Set<Page>>()

  constructor(world: World) {
    this.#world = world
  }

  get size(): number {
    return this.#pages.size
  }

  /** Answers a topic and keeps it true until disposed. */
  async open(topic: FigureTopic, _name: string, publish: Publish): Promise<OpenedTopic | TopicRefusal> {
    const question = this.#world.question(topic)
    if ('code' in question) return question
    const { memberOf, guard } = question
    const family = guard?.kind === 'family' ? guard.parts.memberOf.keys() : []
    const units = new Set([...memberOf.keys(), ...family])
    const points = new Map<string, Point>()
    const page: Page = { topic, units, publish, points, loaded: null, loading: null, seq: 0, waiting: [] }
    this.#register(page)
    try {
      const refusal = await this.#load(page)
      if (refusal === null) return { items: new Map<string, Item>(points), [Symbol.dispose]: () => this.#forget(page) }
      this.#forget(page)
      return refusal
    } catch (error) {
      this.#forget(page)
      throw error
    }
  }

  /** Applies a commit to every page that it touches. Commits come in their order. */
  apply(commit: Commit): void {
    if (commit.figures === 'many') this.#dropFigures()
    const figures = commit.figures === 'many' ? [] : (commit.figures ?? [])
    const touched = new Map<Page, Touching>()
    const touching = (page: Page): Touching => {
      const known = touched.get(page) ?? { rows: [], figures: [] }
      touched.set(page, known)
      return known
    }
    for (const row of commit.rows)
      for (const page of this.#pagesOfUnit.get(row.unit) ?? []) touching(page).rows.push(row)
    for (const figure of figures)
      for (const page of this.#pagesOfUnit.get(figure.unit) ?? []) touching(page).figures.push(figure)
    for (const [page, changes] of touched) {
      if (page.loading !== null) page.waiting.push(commit)
      else if (page.loaded !== null && commit.seq > page.seq) this.#change(page, page.loaded, commit.seq, changes)
    }
  }

  /** More figures have changed than a commit tells: the pages that stand on any are left to `mend`. */
  #dropFigures(): void {
    for (const page of this.#pages) {
      if (page.loaded === null || page.loaded.shelf !== null) this.#drop(page)
    }
  }

  /** Leaves a page to `mend`: how much of it may be told hangs on more than what it shows. */
  #drop(page: Page): void {
    page.loaded = null
    page.loading = null
  }

  /** Judges every answer anew: a day has passed, or history has come further. */
  recheck(): void {
    for (const page of this.#pages) {
      if (page.loaded === null) continue
      if (page.loaded.question.guard === null) this.#publishAll(page, page.loaded)
      else this.#drop(page)
    }
  }

  /** Publishes what grows by itself while time passes: how long something has lasted, told minute by minute. */
  passMinute(): void {
    for (const page of this.#pages)
      if (page.loaded?.question.indicator.usesArea === true) this.#publishAll(page, page.loaded)
  }

  /** Reads every page anew: another version of the definitions is in force. What fails is left to `mend`. */
  async reload(): Promise<void> {
    for (const page of this.#pages) this.#drop(page)
    await this.mend()
  }

  /** Reads the pages that could not be read; throws when one cannot be read again. */
  async mend(): Promise<void> {
    const unread = [...this.#pages].filter(({ loaded, loading }) => loaded === null && loading === null)
    await Promise.all(unread.map((page) => this.#load(page)))
  }

  #register(page: Page): void {
    this.#pages.add(page)
    for (const unit of page.units) {
      const pages = this.#pagesOfUnit.get(unit)
      if (pages === undefined) this.#pagesOfUnit.set(unit, new Set([page]))
      else pages.add(page)
    }
  }

  #forget(page: Page): void {
    this.#pages.delete(page)
    for (const unit of page.units) {
      const pages = this.#pagesOfUnit.get(unit)
      pages?.delete(page)
      if (pages?.size === 0) this.#pagesOfUnit.delete(unit)
    }
  }

  /** Reads a page; of several readings at once the one begun last counts, and all wait for it. */
  #load(page: Page): Promise<TopicRefusal | null> {
    page.waiting = []
    const loading: Promise<TopicRefusal | null> = this.#world.load(page.topic).then(
      (answer) => {
        if (page.loading !== loading) return page.loading ?? this.#load(page)
        page.loading = null
        if ('code' in answer) return this.#refuse(page, answer)
        this.#take(page, answer)
        return null
      },
      (error: unknown) => {
        if (page.loading === loading) page.loading = null
        throw error
      },
    )
    page.loading = loading
    return loading
  }

  #take(page: Page, loaded: Loaded): void {
    page.loaded = loaded
    page.seq = loaded.seq
    for (const commit of page.waiting.splice(0)) {
      if (commit.seq > page.seq && commit.version === loaded.version)
        this.#change(page, loaded, commit.seq, {
          rows: commit.rows,
          figures: commit.figures === 'many' ? [] : (commit.figures ?? []),
        })
    }
    this.#publishAll(page, loaded)
  }

  /** The definitions now in force do not know the question: nothing is left of its answers. */
  #refuse(page: Page, refusal: TopicRefusal): TopicRefusal {
    const gone = page.points.keys().toArray()
    page.points.clear()
    if (gone.length > 0) page.publish(gone.map((key) => [key, null] as const))
    return refusal
  }

  #change(
    page: Page,
    loaded: Loaded,
    seq: number,
    { rows, figures }: { readonly rows: readonly CellRow[]; readonly figures: readonly StoredFigure[] },
  ): void {
    if (loaded.question.guard !== null) return this.#drop(page)
    page.seq = seq
    const touched = new Map<string, Set<number>>()
    for (const figure of figures)
      for (const member of loaded.shelf?.apply(figure) ?? [])
        touched.set(member, new Set(loaded.question.periods.keys()))
    for (const row of rows) {
      loaded.sums.apply(row, (member, index) => {
        const indexes = touched.get(member)
        if (indexes === undefined) touched.set(member, new Set([index]))
        else indexes.add(index)
      })
    }
    if (touched.size > 0) this.#publish(page, loaded, touched)
  }

  #publishAll(page: Page, loaded: Loaded): void {
    const all = new Set(loaded.question.periods.keys())
    const members = membersOf(loaded).map((member) => [member, all] as const)
    const keys = new Set(members.flatMap(([member]) => keysOf(loaded.question, member)))
    const gone = page.points.keys().filter((key) => !keys.has(key))
    this.#publish(page, loaded, members, [...gone])
  }

  /** Publishes what differs for the periods of members; a member that comes or goes does so for all its periods. */
  #publish(
    page: Page,
    loaded: Loaded,
    members: Iterable<readonly [string, ReadonlySet<number>]>,
    gone: readonly string[] = [],
  ): void {
    const { question, sums, shelf } = loaded
    const { indicator, periods, keyOf } = question
    const at = {
      coverage: this.#world.coverageOf(question),
      today: this.#world.today(),
      now: this.#world.now(),
      seq: page.seq,
    }
    const changes = new Map<string, Point | null>(gone.map((key) => [key, null]))
    for (const [member, touched] of members) {
      const isListed = isMember(loaded, member)
      const figures = shelf?.contextOf(member, at.today) ?? null
      for (const [index, period] of periods.entries()) {
        const key = keyOf(member, period)
        const known = page.points.get(key)
        if (!isListed) {
          if (known !== undefined) changes.set(key, null)
        } else if (known === undefined || touched.has(index)) {
          const point = pointOf(
            indicator,
            {
              ...at,
              period,
              secrecy: loaded.secrecy(member, index),
              figures,
              ground: groundMarkOf(question, member, index),
              enteredUntil: enteredMark(loaded, this.#world.entryRules ?? none, { member, period })?.expiresAt,
            },
            sums.sumOf(member, index),
          )
          if (!isSame(known, point)) changes.set(key, point)
        }
      }
    }
    for (const [key, point] of changes) {
      if (point === null) page.points.delete(key)
      else page.points.set(key, point)
    }
    if (changes.size > 0) page.publish(changes)
  }
}
