import type { Commit } from '@toan-canh/store'
import { aCase, at } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { verifyCells } from '../counting/verify-cells.ts'
import { readings } from '../http/readings.ts'
import { advanceFacts } from './advance-facts.ts'
import { runTicker } from './ticker.ts'

let test: TestCentre

beforeEach(async () => {
  test = await aCentre()
  await test.completeHistory()
})
afterEach(() => test[Symbol.asyncDispose]())

async function overdue(): Promise<number | null | undefined> {
  const query = { indicator: 'tthc.in_progress_overdue', unit: '37', period: '2026-03' }
  return (await readings(test.centre, query)).readings[0]?.value
}

/** Dossiers that all fall due at the same instant. */
function dueAtOnce(count: number) {
  return Array.from({ length: count }, (_, index) => aCase({ id: `T-${index}`, dueAt: at('2026-03-03 11:00') }))
}

async function verification() {
  return verifyCells(test.centre.database, test.centre.versions, test.clock.now(), () => {})
}

describe(advanceFacts, () => {
  it('takes in pages what falls due at once, each page whole', async () => {
    const { database, versions } = test.centre
    await test.store(dueAtOnce(4_500))
    test.clock.set(at('2026-03-03 12:00'))
    const pages = []
    for (let isMore = true; isMore;) {
      const page = await advanceFacts(database, versions, test.clock.now())
      pages.push(page.taken)
      isMore = page.isMore
      expect(await overdue()).toBe(pages.reduce((total, taken) => total + taken, 0))
      expect((await verification()).differing).toBe(0)
    }
    expect(pages).toEqual([2_000, 2_000, 500])
    expect(await verification()).toMatchObject({ cases: 4_500, dueTicks: 0 })
  })

  it('makes no commit when nothing is due, and leaves no gap in their numbers', async () => {
    const { database, versions } = test.centre
    const first = await test.store([aCase({ id: 'A' })])
    expect(await advanceFacts(database, versions, test.clock.now())).toEqual({ commit: null, taken: 0, isMore: false })
    const second = await test.store([aCase({ id: 'B' })])
    expect((second.commit?.seq ?? 0) - (first.commit?.seq ?? 0)).toBe(1)
  })

  it('leaves a deleted dossier alone', async () => {
    const { database, versions } = test.centre
    await test.store([aCase({ id: 'A', dueAt: at('2026-03-03 11:00') })])
    await test.store([], { tombstones: [{ id: 'A', changedAt: at('2026-03-02 09:00') }] })
    test.clock.set(at('2026-03-05 12:00'))
    expect(await advanceFacts(database, versions, test.clock.now())).toMatchObject({ taken: 0 })
    expect(await overdue()).toBe(0)
  })
})

describe(runTicker, () => {
  it('takes all pages by itself, tells of each commit, and ends with its signal', async () => {
    const { database, versions } = test.centre
    await test.store(dueAtOnce(2_500))
    const commits: Commit[] = []
    const errors: unknown[] = []
    const stop = new AbortController()
    const context = {
      database,
      versions,
      now: test.clock.now,
      onCommit: (commit: Commit) => commits.push(commit),
      onError: (error: unknown) => errors.push(error),
    }
    const ticking = runTicker(context, stop.signal)
    test.clock.set(at('2026-03-03 12:00'))
    await vi.waitUntil(() => commits.length === 2, { timeout: 15_000 })
    stop.abort()
    await ticking
    expect(errors).toEqual([])
    expect(commits.map((each) => each.origin)).toEqual(['tick', 'tick'])
    expect(await overdue()).toBe(2_500)
  })
})
