import { type Database, openDatabase } from '@toan-canh/store'
import { temporaryDatabase, type TemporaryDatabase } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { SourceLocks, tryWithSourceLock, withSourceLock } from './source-lock.ts'

let temporary: TemporaryDatabase
let one: Database
let other: Database

beforeEach(async () => {
  temporary = await temporaryDatabase()
  one = openDatabase(temporary.url, () => {})
  other = openDatabase(temporary.url, () => {})
})
afterEach(async () => {
  await Promise.all([one.end(), other.end()])
  await temporary.dispose()
})

async function until(signal: AbortSignal): Promise<void> {
  if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }))
}

/** Competes for a source until disposed; `is('reading')` while it holds the lock. */
function aCompetitor(database: Database, source: string, locks = new SourceLocks(database)) {
  const stop = new AbortController()
  const seen = { isReading: false, times: 0 }
  const errors: unknown[] = []
  const ended = withSourceLock(
    { locks, source, signal: stop.signal, onError: (error) => errors.push(error), retryMs: 20 },
    async (signal) => {
      seen.isReading = true
      seen.times += 1
      await until(signal)
      seen.isReading = false
    },
  )
  const dispose = async () => {
    stop.abort()
    await ended
    await locks[Symbol.asyncDispose]()
  }
  return { seen, errors, [Symbol.asyncDispose]: dispose }
}

async function endHolders(): Promise<void> {
  await one.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted`)
}

describe(withSourceLock, () => {
  it('lets one of two processes read a source, and the other when the first ends', async () => {
    const first = aCompetitor(one, 'mot-cua')
    await vi.waitUntil(() => first.seen.isReading)
    await using second = aCompetitor(other, 'mot-cua')
    expect(
      await tryWithSourceLock({ database: other, source: 'mot-cua', signal: AbortSignal.timeout(9_000) }, until),
    ).toBe(false)
    expect(second.seen.isReading).toBe(false)
    await first[Symbol.asyncDispose]()
    await vi.waitUntil(() => second.seen.isReading)
  })

  it('stops reading when its connection dies, and the lock is taken again by one of the two', async () => {
    await using first = aCompetitor(one, 'mot-cua')
    await vi.waitUntil(() => first.seen.isReading)
    await using second = aCompetitor(other, 'mot-cua')
    await endHolders()
    await vi.waitUntil(() => first.seen.times + second.seen.times >= 2)
    expect(first.seen.isReading && second.seen.isReading).toBe(false)
  })

  it('leaves other sources alone, however many there are, on one connection', async () => {
    await using stack = new AsyncDisposableStack()
    const locks = new SourceLocks(one)
    const all = Array.from({ length: 90 }, (_, index) => stack.use(aCompetitor(one, `source-${index}`, locks)))
    await vi.waitUntil(() => all.every((each) => each.seen.isReading))
    const holders = `select distinct pid from pg_locks where locktype = 'advisory' and granted`
    expect((await one.query(holders)).rows).toHaveLength(1)
    expect((await one.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})
