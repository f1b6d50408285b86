import { dayOf, type Period } from '@toan-canh/calendar'
import type { Item, Point } from '@toan-canh/contract'
import { inTransaction, readCases, writeCases } from '@toan-canh/store'
import { QuestionBook } from '../../apps/aggregator/src/readings/question-book.ts'
import { costOf, type WorkCost } from '../measure/work-cost.ts'
import { type Changed, compareReadings, isComparable } from './compare-readings.ts'
import { makeColumnarCopy, recompute, updateColumnarCopy } from './columnar-copy.ts'
import type { StoredProvince } from './stored-province.ts'
import { watchedTopics } from './watched-topics.ts'

const changedDossiers = 1_000
const unitPages = 200
const fineDays = 13

/** What one round has cost, and how much it changed. */
export interface Round {
  readonly store: WorkCost
  readonly publish: WorkCost
  readonly upsert: WorkCost
  readonly sql: WorkCost
  readonly cellRows: number
  readonly points: number
  readonly compared: number
}

type OpenTopic = { readonly topic: ReturnType<typeof watchedTopics>[number]; points: Map<string, Point> }

function periodsOf({ topic }: OpenTopic): readonly Period[] {
  return topic.kind === 'reading' || topic.kind === 'breakdown' ? [topic.period] : [topic.first, topic.last]
}

/** The first day that a changed reading needs. */
function firstDayOf(changed: readonly OpenTopic[]): number {
  return Math.min(...changed.flatMap((open) => periodsOf(open).map(({ from }) => from)))
}

/** Keeps the pages of wall and desk open on a stored province and measures some batches of changes. */
export async function measureSize(province: StoredProvince, rounds: number): Promise<readonly Round[]> {
  const { centre } = province
  const { database } = centre
  const book = new QuestionBook({
    question: (topic) => centre.question(topic),
    load: (topic) => centre.load(topic),
    coverageOf: (question) => centre.coverage(question),
    today: centre.today,
    now: centre.now,
  })
  const pages: OpenTopic[] = []
  const held: Disposable[] = []
  for (const topic of watchedTopics(province.units, unitPages)) {
    const page: OpenTopic = { topic, points: new Map<string, Point>() }
    const publish = (items: Iterable<readonly [string, Item | null]>) => {
      for (const [key, item] of items) if (item !== null && 'v' in item) page.points.set(key, item)
    }
    const opened = await book.open(topic, '', publish)
    if ('code' in opened) throw new Error(opened.sentence)
    held.push(opened)
    pages.push(page)
  }
  await makeColumnarCopy(database)

  async function round(): Promise<Round> {
    await province.pass((commit) => commit !== null && book.apply(commit))
    for (const page of pages) page.points = new Map<string, Point>()
    const facts = province.changes.changes(changedDossiers, province.now())
    const stored = await costOf(database, () => province.store(facts))
    const { commit } = stored.result
    if (commit === null) throw new Error('the changes changed nothing')
    const published = await costOf(database, () => book.apply(commit))
    const ids = facts.map(({ id }) => id)
    const versions = await inTransaction(database, (client) => readCases(client, 'mot-cua', ids))
    const upserted = await costOf(database, () =>
      inTransaction(database, (client) => writeCases(client, commit.seq, [...versions.values()])),
    )
    await updateColumnarCopy(database, ids)
    const changed = pages.filter((page) => page.points.size > 0 && isComparable(page.topic))
    const today = dayOf(province.now())
    const span = { from: firstDayOf(changed), fineFrom: today - fineDays, to: today, now: province.now() }
    const recomputed = await costOf(database, () => recompute(database, span))
    const compared = compareReadings(changed satisfies readonly Changed[], recomputed.result)
    return {
      store: stored.cost,
      publish: published.cost,
      upsert: upserted.cost,
      sql: recomputed.cost,
      cellRows: commit.rows.length,
      points: pages.reduce((sum, page) => sum + page.points.size, 0),
      compared,
    }
  }

  const all: Round[] = []
  for (let index = 0; index < rounds; index += 1) all.push(await round())
  for (const each of held) each[Symbol.dispose]()
  return all
}
