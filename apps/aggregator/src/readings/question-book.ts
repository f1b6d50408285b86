import type { Day } from '@toan-canh/calendar'
import type { Item, Point, Topic } from '@toan-canh/contract'
import type { Coverage } from '@toan-canh/engine'
import type { CellRow, Commit, Database } from '@toan-canh/store'
import type { OpenedTopic, Publish, TopicFeed, TopicRefusal } from '../live/topic-feed.ts'
import { loadSums } from './load-sums.ts'
import { pointOf } from './point-of.ts'
import type { Question } from './question.ts'
import type { Sums } from './sums.ts'

/** What the book needs to know of the world beside the counters. */
export interface World {
  /** Makes a topic ready, or refuses it. */
  readonly question: (topic: Exclude<Topic, { kind: 'sources' }>) => Question | TopicRefusal
  readonly coverageOf: (question: Question) => Coverage
  readonly today: () => Day
}

interface Page {
  readonly question: Question
  readonly publish: Publish
  readonly points: Map<string, Point>
  sums: Sums | null
  seq: number
  /** Commits that arrived while the sums were being read. */
  waiting: Commit[]
}

function isSame(a: Point | undefined, b: Point): boolean {
  return a !== undefined && a.v === b.v && a.n === b.n && a.d === b.d && a.l === b.l && a.g === b.g
}

/** The questions that somebody watches, answered once from stored counters and then kept true by every commit. */
export class QuestionBook implements TopicFeed {
  readonly #database: Database
  readonly #world: World
  readonly #pages = new Set<Page>()
  readonly #pagesOfUnit = new Map<string, Set<Page>>()

  constructor(database: Database, world: World) {
    this.#database = database
    this.#world = world
  }

  get size(): number {
    return this.#pages.size
  }

  /** Answers a topic and keeps it true until disposed. */
  async open(topic: Topic, _name: string, publish: Publish): Promise<OpenedTopic | TopicRefusal> {
    if (topic.kind === 'sources') throw new Error('the topic sources is not answered from counters')
    const question = this.#world.question(topic)
    if ('code' in question) return question
    const page: Page = { question, publish, points: new Map<string, Point>(), sums: null, seq: 0, waiting: [] }
    this.#register(page)
    try {
      await this.#load(page)
    } catch (error) {
      this.#forget(page)
      throw error
    }
    return { items: new Map<string, Item>(page.points), [Symbol.dispose]: () => this.#forget(page) }
  }

  /** Applies a commit to every page that it touches. Commits come in their order. */
  apply(commit: Commit): void {
    const touched = new Map<Page, CellRow[]>()
    for (const row of commit.rows) {
      for (const page of this.#pagesOfUnit.get(row.unit) ?? []) {
        const rows = touched.get(page)
        if (rows === undefined) touched.set(page, [row])
        else rows.push(row)
      }
    }
    for (const [page, rows] of touched) {
      if (page.sums === null) page.waiting.push(commit)
      else if (commit.seq > page.seq) this.#change(page, page.sums, commit.seq, rows)
    }
  }

  /** Judges every answer anew: a day has passed, or history has come further. */
  recheck(): void {
    for (const page of this.#pages) if (page.sums !== null) this.#publishAll(page, page.sums)
  }

  /** Reads every page anew: another version of the definitions is in force. */
  async reload(): Promise<void> {
    for (const page of this.#pages) {
      page.sums = null
      await this.#load(page)
    }
  }

  #register(page: Page): void {
    this.#pages.add(page)
    for (const unit of page.question.memberOf.keys()) {
      const pages = this.#pagesOfUnit.get(unit)
      if (pages === undefined) this.#pagesOfUnit.set(unit, new Set([page]))
      else pages.add(page)
    }
  }

  #forget(page: Page): void {
    this.#pages.delete(page)
    for (const unit of page.question.memberOf.keys()) this.#pagesOfUnit.get(unit)?.delete(page)
  }

  async #load(page: Page): Promise<void> {
    const { sums, seq } = await loadSums(this.#database, page.question)
    page.sums = sums
    page.seq = seq
    for (const commit of page.waiting.splice(0)) {
      if (commit.seq > seq) this.#change(page, sums, commit.seq, commit.rows)
    }
    this.#publishAll(page, sums)
  }

  #change(page: Page, sums: Sums, seq: number, rows: readonly CellRow[]): void {
    page.seq = seq
    const answers = new Map<string, readonly [string, number]>()
    for (const row of rows) {
      sums.apply(row, (member, index) => answers.set(`${member}\n${index}`, [member, index]))
    }
    if (answers.size > 0) this.#publish(page, sums, answers.values())
  }

  #publishAll(page: Page, sums: Sums): void {
    const indexes = page.question.periods.keys().toArray()
    this.#publish(
      page,
      sums,
      [...sums.members].flatMap((member) => indexes.map((index) => [member, index] as const)),
    )
  }

  #publish(page: Page, sums: Sums, answers: Iterable<readonly [string, number]>): void {
    const { indicator, periods, keyOf } = page.question
    const at = { coverage: this.#world.coverageOf(page.question), today: this.#world.today(), seq: page.seq }
    const changes: [string, Point][] = []
    for (const [member, index] of answers) {
      const period = periods[index]
      if (period === undefined) continue
      const key = keyOf(member, period)
      const point = pointOf(indicator, { ...at, period }, sums.sumOf(member, index))
      if (isSame(page.points.get(key), point)) continue
      page.points.set(key, point)
      changes.push([key, point])
    }
    if (changes.length > 0) page.publish(changes)
  }
}
