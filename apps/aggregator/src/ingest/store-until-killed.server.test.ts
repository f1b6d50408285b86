import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { readHead, readSourceStates } from '@toan-canh/store'
import { describe, expect, it } from 'vitest'
import { aCentre } from '../centre/a-centre.fixture.ts'
import { verifyCells } from '../counting/verify-cells.ts'
import { readings } from '../http/readings.ts'
import { longBatch, longBatches } from './long-history.fixture.ts'

const script = fileURLToPath(new URL('./store-until-killed.fixture.ts', import.meta.url))
const kills = 8
const longestLifeMs = 700

/** Starts the process and, once it stores, lets it live for a while; without one, to its end. Returns its exit code. */
async function live(databaseUrl: string, lifeMs: number | null): Promise<number | null> {
  const child = spawn(process.execPath, [script, databaseUrl], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  if (lifeMs === null) child.stdout.resume()
  else {
    await Promise.race([once(child.stdout, 'data'), exited])
    child.stdout.resume()
    await Promise.race([sleep(lifeMs), exited])
    child.kill('SIGKILL')
  }
  const [code]: unknown[] = await exited
  return typeof code === 'number' ? code : null
}

/** What the list of batches comes to, by itself. */
function expectation() {
  const newest = new Map<
    string,
    { readonly changedAt: number; readonly isDeleted: boolean; readonly isClosed: boolean }
  >()
  const offer = (id: string, changedAt: number, isDeleted: boolean, isClosed: boolean) => {
    const known = newest.get(id)
    if (known === undefined || changedAt > known.changedAt) newest.set(id, { changedAt, isDeleted, isClosed })
  }
  for (let number = 0; number < longBatches; number++) {
    const { facts, tombstones } = longBatch(number)
    for (const fact of facts) offer(fact.id, fact.changedAt, false, fact.closedAt !== null)
    for (const gone of tombstones) offer(gone.id, gone.changedAt, true, false)
  }
  const kept = [...newest.values()].filter((each) => !each.isDeleted)
  return { rows: newest.size, received: kept.length, resolved: kept.filter((each) => each.isClosed).length }
}

describe('storing that is killed again and again', () => {
  it('loses nothing and counts nothing twice', async () => {
    await using test = await aCentre()
    await test.completeHistory()
    const { centre, databaseUrl, clock } = test
    const reached: number[] = []
    for (let kill = 0; kill < kills; kill++) {
      expect(await live(databaseUrl, Math.random() * longestLifeMs)).toBeNull()
      const cursor = (await readSourceStates(centre.database)).get('mot-cua')?.liveCursor
      reached.push(Number(JSON.stringify(cursor ?? { next: 0 }).replaceAll(/\D/g, '')))
      clock.set(longBatch(reached.at(-1) ?? 0).now)
      expect((await verifyCells(centre.database, centre.versions, clock.now(), () => {})).differing).toBe(0)
    }
    expect(reached.at(-1)).toBeLessThan(longBatches)
    expect(await live(databaseUrl, null)).toBe(0)

    const wanted = expectation()
    clock.set(longBatch(longBatches).now)
    await centre.refresh()
    const state = (await readSourceStates(centre.database)).get('mot-cua')
    expect(state).toMatchObject({ liveCursor: { next: longBatches }, facts: wanted.rows, quarantined: longBatches })
    const { rows } = await centre.database.query('select count(*) as n from fact_case')
    expect(rows).toEqual([{ n: wanted.rows }])
    const value = async (indicator: string) =>
      (await readings(centre, { indicator: `tthc.${indicator}`, unit: '37', period: '2026' })).readings[0]?.value
    expect(await value('received_total')).toBe(wanted.received)
    expect(await value('resolved_total')).toBe(wanted.resolved)
    expect(await value('in_progress')).toBe(wanted.received - wanted.resolved)
    expect((await verifyCells(centre.database, centre.versions, clock.now(), () => {})).differing).toBe(0)
    const log = await centre.database.query<{ n: number; last: number }>(
      'select count(*) as n, max(seq) as last from commit_log',
    )
    expect(log.rows).toEqual([{ n: log.rows[0]?.last, last: (await readHead(centre.database)).seq }])
  }, 180_000)
})
