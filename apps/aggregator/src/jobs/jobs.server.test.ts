import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { askJobToStop, beginJob, endDeadJobs, readJobs, resumeJob } from '@toan-canh/store'
import { aCase } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Item, Job } from '@toan-canh/contract'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { openCentre } from '../centre/open-centre.ts'
import { prepareVersions } from '../counting/build-version.ts'
import { storedDefinitionsOf } from '../counting/stored-definitions.ts'
import { verifyCells } from '../counting/verify-cells.ts'
import { JobBoard, jobsNow } from './job-board.ts'
import { JobTeller } from './job-teller.ts'
import { isRebuildHeld, rebuild } from './rebuild.ts'
import { verify } from './verify.ts'

let test: TestCentre
beforeEach(async () => {
  test = await aCentre()
})
afterEach(() => test[Symbol.asyncDispose]())

const teller = (more: Partial<ConstructorParameters<typeof JobTeller>[1]> = {}) => {
  const { database, now } = test.centre
  const onError = (error: unknown) => {
    throw error
  }
  return new JobTeller(
    { database, now, onError, tellEveryMs: 0 },
    { kind: 'history', source: 'mot-cua', name: 'Một cửa', by: 'schedule', unit: 'rows', ...more },
  )
}
const jobs = () => jobsNow(test.centre)
const part = (rows: number) => ({ rows, done: rows, total: 100, isLast: false })

describe(JobTeller, () => {
  it('tells how far it has come, how fast and how long it takes, and how it ended', async () => {
    const job = teller()
    await job.reached(part(10))
    test.clock.advance(2_000)
    await job.reached(part(30))
    expect(await jobs()).toMatchObject([
      {
        kind: 'history',
        source: 'mot-cua',
        state: 'running',
        rows: 30,
        done: 30,
        total: 100,
        rowsPerSecond: 10,
        secondsLeft: 7,
      },
    ])
    await job.end('done')
    await job.end('failed')
    expect(await jobs()).toMatchObject([{ state: 'done', secondsLeft: null, endedAt: expect.any(String) }])
  })

  it('writes nothing of what is over before it is long, or at once', async () => {
    const short = teller({ afterMs: 3_000 })
    await short.reached(part(10))
    test.clock.advance(2_999)
    await short.reached(part(20))
    await short.end('done')
    const single = teller()
    await single.reached({ ...part(100), isLast: true })
    await single.end('done')
    expect(await jobs()).toEqual([])
    const long = teller({ afterMs: 3_000 })
    test.clock.advance(3_000)
    await long.reached(part(10))
    await long.end('stopped')
    expect(await jobs()).toMatchObject([{ state: 'stopped' }])
  })

  it('hears from anywhere that it is to stop', async () => {
    await using job = teller()
    await job.reached(part(10))
    const [running] = await jobs()
    expect(await askJobToStop(test.centre.database, running?.job ?? 0, test.clock.now())).toBe(true)
    expect([job.isStopAsked, (await jobs())[0]?.state]).toEqual([false, 'stopping'])
    await job.reached(part(20))
    expect(job.isStopAsked).toBe(true)
  })

  it('is interrupted when it is left, or when its process falls silent; one that only slept runs again', async () => {
    {
      await using left = teller()
      await left.reached(part(10))
    }
    expect(await jobs()).toMatchObject([{ state: 'interrupted' }])
    await using slept = teller()
    await slept.reached(part(10))
    test.clock.advance(61_000)
    expect((await jobs())[0]?.state).toBe('interrupted')
    await slept.reached(part(20))
    expect((await jobs())[0]).toMatchObject({ state: 'running', endedAt: null })
  })
})

describe(beginJob, () => {
  it('knows that whoever read the same before is gone, and leaves others alone', async () => {
    const { database, now } = test.centre
    const begin = (kind: Job['kind'], source: string | null) =>
      beginJob(database, { kind, source, name: '', by: 'schedule', unit: 'rows', startedAt: now() })
    await begin('history', 'mot-cua')
    await begin('read', 'mot-cua')
    await begin('history', 'khac')
    await begin('rebuild', null)
    await begin('history', 'mot-cua')
    await begin('rebuild', null)
    expect((await jobs()).map(({ state }) => state)).toEqual([
      'running',
      'running',
      'running',
      'running',
      'running',
      'interrupted',
    ])
  })
})

describe(endDeadJobs, () => {
  it('ends at once what a killed process has left, and nothing of one that lives', async () => {
    const { database, catalogue } = test.centre
    await using own = teller({ kind: 'rebuild', source: null })
    await own.reached(part(1))
    const script = fileURLToPath(new URL('./work-until-killed.fixture.ts', import.meta.url))
    const child = spawn(process.execPath, [script, test.databaseUrl], { stdio: ['ignore', 'pipe', 'inherit'] })
    const exited = once(child, 'exit')
    await Promise.race([once(child.stdout, 'data'), exited])
    expect(await endDeadJobs(database)).toBe(0)
    child.kill('SIGKILL')
    await exited
    expect((await jobs()).map(({ kind, state }) => [kind, state])).toEqual([
      ['history', 'running'],
      ['rebuild', 'running'],
    ])
    const { now } = test.clock
    await using _ = await openCentre({ databaseUrl: test.databaseUrl, catalogue, now, onError: () => {} })
    expect((await jobs()).map(({ kind, state }) => [kind, state])).toEqual([
      ['history', 'interrupted'],
      ['rebuild', 'running'],
    ])
  })
})

describe('held work', () => {
  it('is let go on once, with whatever else holds the same', async () => {
    const { database, now } = test.centre
    for (const state of ['held', 'done', 'held'] as const) {
      const job = teller()
      await job.reached(part(1))
      await job.end(state)
    }
    const [last, done] = await jobs()
    expect(await resumeJob(database, done?.job ?? 0)).toBe(false)
    expect(await askJobToStop(database, last?.job ?? 0, now())).toBe(false)
    expect(await resumeJob(database, last?.job ?? 0)).toBe(true)
    expect((await jobs()).map(({ state }) => state)).toEqual(['stopped', 'done', 'stopped'])
    expect(await resumeJob(database, last?.job ?? 0)).toBe(false)
  })

  it('is always among those read, however many have ended since', async () => {
    const { database, now } = test.centre
    const first = teller()
    await first.reached(part(1))
    await first.end('held')
    for (let index = 0; index < 5; index += 1) {
      const job = teller()
      await job.reached(part(1))
      await job.end('done')
    }
    const read = await readJobs(database, { silentBefore: now() - 1, ended: 3 })
    expect(read.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'held'])
  })
})

describe(JobBoard, () => {
  it('publishes what began, moved and went, and nothing else', async () => {
    const board = new JobBoard()
    const told: (readonly [string, Item | null])[][] = []
    using _ = board.open((changes) => told.push([...changes]))
    const { database, now } = test.centre
    const id = await beginJob(database, {
      kind: 'import',
      source: null,
      name: 'a.csv',
      by: 'upload',
      unit: 'bytes',
      startedAt: now(),
    })
    const show = async (keep = true) => board.show(keep ? await jobs() : [])
    await show()
    await show()
    await askJobToStop(database, id, now())
    await show()
    await show(false)
    const states = told.map((changes) => changes.map(([key, item]) => [key, item === null ? null : stateOf(item)]))
    expect(states).toEqual([[['1', 'running']], [['1', 'stopping']], [['1', null]]])
    using later = board.open(() => {})
    expect(later.items.size).toBe(0)
  })
})

const stateOf = (item: Item) => ('job' in item ? (item satisfies Job).state : undefined)

describe(rebuild, () => {
  const context = { onError: () => {}, tellEveryMs: 0 }

  it('is held between two pages when it is stopped, goes on where it stands, and counts the same', async () => {
    await test.store(Array.from({ length: 12_000 }, (_, index) => aCase({ id: `D-${String(index).padStart(6, '0')}` })))
    const { database, versions, catalogue, now } = test.centre
    await prepareVersions(database, storedDefinitionsOf(catalogue), now(), true)
    const on = { database, versions, now, ...context }
    const { signal } = new AbortController()
    const stopAtOnce = async (): Promise<void> => {
      const [job] = await jobs()
      if (job !== undefined) await askJobToStop(database, job.job, now())
    }
    let asked: Promise<void> = Promise.resolve()
    const first = await rebuild(on, { by: 'schedule', signal, progress: () => void (asked = stopAtOnce()) })
    await asked
    expect(first).toMatchObject({ commit: null, isStopped: true })
    expect(first.counted).toBeGreaterThan(0)
    expect(await isRebuildHeld(on)).toBe(true)
    const [held] = await jobs()
    expect(held).toMatchObject({ kind: 'rebuild', state: 'held', unit: 'facts', total: 12_000, done: first.counted })
    expect(await resumeJob(database, held?.job ?? 0)).toBe(true)
    expect(await isRebuildHeld(on)).toBe(false)
    // Whoever asks for a rebuild again goes on with the half that is there.
    await prepareVersions(database, storedDefinitionsOf(catalogue), now(), true)
    const rest = await rebuild(on, { by: 'command', signal })
    expect(rest).toMatchObject({ isStopped: false, counted: 12_000 - first.counted, commit: { origin: 'rebuild' } })
    expect((await verifyCells(database, versions, now(), () => {})).differing).toBe(0)
  })

  it('is seen by everybody, also where nobody listens in this process', async () => {
    await test.store(Array.from({ length: 6_000 }, (_, index) => aCase({ id: `D-${String(index).padStart(6, '0')}` })))
    const { database, versions, catalogue, now } = test.centre
    await prepareVersions(database, storedDefinitionsOf(catalogue), now(), true)
    await rebuild({ database, versions, now, ...context }, { by: 'schedule', signal: new AbortController().signal })
    expect(await jobs()).toMatchObject([{ kind: 'rebuild', by: 'schedule', state: 'done', total: 6_000 }])
  })

  it('says nothing when there is nothing to build', async () => {
    await using centre = await openCentre({
      databaseUrl: test.databaseUrl,
      catalogue: test.centre.catalogue,
      now: test.clock.now,
      onError: () => {},
    })
    const { signal } = new AbortController()
    const { database, versions, now } = centre
    expect(await rebuild({ database, versions, now, ...context }, { by: 'schedule', signal })).toEqual({
      counted: 0,
      commit: null,
      isStopped: false,
    })
    expect(await jobs()).toEqual([])
  })
})

describe(verify, () => {
  const facts = Array.from({ length: 12_000 }, (_, index) => aCase({ id: `D-${String(index).padStart(6, '0')}` }))

  it('says how far it has come, is stopped between two pages by whoever asks, and changes nothing', async () => {
    await test.store(facts)
    const { database, versions, now } = test.centre
    const context = { database, versions, now, onError: () => {}, tellEveryMs: 0 }
    const { signal } = new AbortController()
    const seen: (number | null)[][] = []
    const on = { by: 'command' as const, signal }
    // Whoever asks is as quick as can be: the wish is there as soon as the job is.
    await database.query('alter table job alter column stop_asked_at set default 1')
    const progress = ({ done, total }: Parameters<NonNullable<Parameters<typeof verify>[1]['progress']>>[0]) =>
      void seen.push([done, total])
    expect((await verify(context, { ...on, progress })) ?? 'stopped').toBe('stopped')
    await database.query('alter table job alter column stop_asked_at drop default')
    expect(seen).toEqual([[10_000, 12_000]])
    expect(await jobs()).toMatchObject([{ kind: 'verify', unit: 'facts', state: 'stopped', total: 12_000 }])
    expect(await verify(context, on)).toMatchObject({ cases: 12_000, differing: 0 })
    expect((await jobs())[0]).toMatchObject({ kind: 'verify', state: 'done', sentence: '0 ô sai khác.' })
  })

  it('ends with an error and not as stopped when its process ends', async () => {
    await test.store(facts)
    const { database, versions, now } = test.centre
    const gone = AbortSignal.abort(new Error('the process ends'))
    const context = { database, versions, now, onError: () => {} }
    await expect(verify(context, { by: 'command', signal: gone })).rejects.toThrow('the process ends')
    expect(await jobs()).toMatchObject([{ state: 'interrupted' }])
  })
})
