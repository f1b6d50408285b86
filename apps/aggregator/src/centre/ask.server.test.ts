import { parsePeriod } from '@toan-canh/calendar'
import { dropCommits } from '@toan-canh/store'
import { aCase, at } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { advanceFacts } from '../ingest/advance-facts.ts'
import type { FigureTopic } from '../readings/question.ts'
import { aCentre, type TestCentre } from './a-centre.fixture.ts'
import { type Answer, ask } from './ask.ts'

const period = parsePeriod('2026-03')
if (period === null) throw new Error('no period')
const topicOf = (indicator: string): FigureTopic => ({ kind: 'reading', indicator, unit: '37', period, slice: null })
const indicators = ['tthc.received_total', 'tthc.in_progress_overdue', 'tthc.on_time_rate']

let test: TestCentre

beforeEach(async () => {
  test = await aCentre()
  await test.completeHistory()
})
afterEach(() => test[Symbol.asyncDispose]())

async function answer(indicator: string, commit: number | null = null): Promise<Answer> {
  const answered = await ask(test.centre, topicOf(indicator), commit === null ? null : { seq: commit })
  if ('code' in answered) throw new Error(answered.sentence)
  return answered
}

async function told(commit: number | null = null) {
  const answers = await Promise.all(indicators.map((indicator) => answer(indicator, commit)))
  return answers.map(({ readings: [reading] }) => {
    const { id, value, num, den, level, gap } = reading ?? {}
    return { id, value, num, den, level, gap }
  })
}

/** Five commits that add, close, move, delete and let a deadline pass; with what was told after each. */
async function live() {
  const seen = new Map<number, Awaited<ReturnType<typeof told>>>()
  const note = async () => seen.set((await answer('tthc.received_total')).commit, await told())
  await test.store([aCase({ id: 'A', dueAt: at('2026-03-02 11:00') }), aCase({ id: 'B', unit: '13285' })])
  await note()
  await test.store([aCase({ id: 'B', changedAt: at('2026-03-02 10:00'), closedAt: at('2026-03-02 07:50') })])
  await note()
  await test.store([aCase({ id: 'C' })])
  await note()
  test.clock.set(at('2026-03-02 11:01'))
  await advanceFacts(test.centre.database, test.centre.versions, test.clock.now())
  await note()
  await test.store([], { tombstones: [{ id: 'A', changedAt: at('2026-03-02 11:00') }] })
  await note()
  return seen
}

describe('an answer as of a commit', () => {
  it('is what was told then, at every commit the log holds', async () => {
    const seen = await live()
    expect(seen.size).toBe(5)
    for (const [commit, then] of seen) expect(await told(commit)).toEqual(then)
  })

  it('says when that was', async () => {
    const [first] = [...(await live()).keys()]
    const { seen, readings } = await answer('tthc.received_total', first)
    expect(seen).toEqual({ kind: 'then', at: '2026-03-02T08:00:00+07:00' })
    expect(readings[0]?.commit).toBe(first)
  })

  it('is that of now at the newest commit', async () => {
    const newest = [...(await live()).keys()].at(-1) ?? 0
    expect((await answer('tthc.received_total', newest)).seen).toEqual({ kind: 'now' })
  })

  it('is that of now, and says so, once the log has forgotten', async () => {
    const [first = 0] = [...(await live()).keys()]
    await dropCommits(test.centre.database, at('2026-03-02 09:00'))
    const { seen, commit, readings } = await answer('tthc.received_total', first)
    expect(seen).toMatchObject({ kind: 'gone', sentence: expect.stringContaining('nhật ký không còn giữ') })
    expect(commit).toBeGreaterThan(first)
    expect(readings[0]?.value).toBe(2)
  })

  it('lacks the history that came after it', async () => {
    const [first = 0] = [...(await live()).keys()]
    await test.store([aCase({ id: 'H' })], {}, 'history')
    expect((await answer('tthc.received_total', first)).readings[0]?.gap).toBe('history_incomplete')
  })
})
