import { SourceError } from '@toan-canh/connectors'
import { askJobToStop, readSourceStates, resumeJob } from '@toan-canh/store'
import { aCase, at } from '@toan-canh/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyCells } from '../counting/verify-cells.ts'
import { jobsNow } from '../jobs/job-board.ts'
import { scheduleMs, SourceRunner } from './source-runner.ts'
import { aScriptedSource, covered, type ScriptedSource, wholeHistory } from './source-runner.fixture.ts'

const floor = at('2025-10-01 00:00')
let source: ScriptedSource

beforeEach(async () => {
  source = await aScriptedSource()
})
afterEach(() => source[Symbol.asyncDispose]())

const lives = () => source.asked.filter((each) => each.direction === 'live')
const histories = () => source.asked.filter((each) => each.direction === 'history')
const status = () => {
  const found = source.test.centre.board.statuses.get('mot-cua')
  if (found === undefined) throw new Error('the source has no status')
  return found
}
const gaps = () => lives().flatMap((each, index) => (index === 0 ? [] : [each.at - (lives()[index - 1]?.at ?? 0)]))

function refusals(count: number) {
  return Array.from({ length: count }, (_, index) => {
    return {
      place: `page 1 row ${index}`,
      code: 'bad_date' as const,
      reason: 'NgayHenTra không phải ngày',
      id: `X${index}`,
    }
  })
}

describe(scheduleMs, () => {
  it('is a third of what the source promises, a second to a day; a folder is looked into every half minute', () => {
    const { definition } = source.source
    const everyMs = (type: string, cadenceSeconds: number): number => {
      const connector = { ...definition.connector, type }
      const promise = { ...definition.promise, cadenceSeconds }
      return scheduleMs({ ...source.source, definition: { ...definition, connector, promise } })
    }
    expect([300, 1, 2_678_400].map((cadence) => everyMs('rest', cadence))).toEqual([100_000, 1_000, 86_400_000])
    expect([30, 2_678_400].map((cadence) => everyMs('file-drop', cadence))).toEqual([10_000, 30_000])
  })
})

describe(SourceRunner, () => {
  it('asks exactly on schedule while the upstream answers', async () => {
    await source.runUntil(
      () => lives().length >= 10,
      ({ at: now, direction }) => [direction === 'live' ? covered(now) : wholeHistory(floor)],
    )
    expect(new Set(gaps())).toEqual(new Set([scheduleMs(source.source)]))
    expect(status()).toMatchObject({ phase: 'live', freshness: 'fresh', circuit: 'closed', error: null })
  })

  it('ends when it is stopped before it has asked anything', async () => {
    await source.runStopped()
    expect(source.asked).toEqual([])
  })

  it('goes on from the stored cursor, and from what another process has stored meanwhile', async () => {
    await source.runUntil(
      () => lives().length >= 2,
      ({ at: now, direction }) => [direction === 'live' ? covered(now) : wholeHistory(floor)],
    )
    await source.test.store([], { cursor: { at: 1 }, coveredTo: source.test.clock.now() })
    await source.runUntil(
      () => lives().length >= 3,
      ({ at: now, direction }) => [direction === 'live' ? covered(now) : wholeHistory(floor)],
    )
    expect(lives().map((each) => each.cursor)).toEqual([null, { at: lives()[0]?.at }, { at: 1 }])
  })

  it('stores the first live batch before the history begins, and reads the history newest first to its end', async () => {
    const reached = [at('2026-01-01 00:00'), at('2025-11-01 00:00'), floor]
    let wasLiveStored = false
    await source.runUntil(
      () => status().phase === 'live',
      async ({ at: now, direction, cursor }) => {
        if (direction === 'live') return [covered(now)]
        wasLiveStored = (await readSourceStates(source.test.centre.database)).get('mot-cua')?.coveredTo !== null
        const next = cursor === null ? 0 : reached.indexOf(Number(cursor['to'])) + 1
        return [wholeHistory(reached[next] ?? 0, { isLast: next === 2, rows: 10, total: 30, done: 10 * (next + 1) })]
      },
    )
    expect(wasLiveStored).toBe(true)
    expect(histories().map((each) => each.cursor)).toEqual([null, { to: reached[0] }, { to: reached[1] }])
    expect(status().history).toMatchObject({ isComplete: true, rows: 30, totalRows: 30 })
  })

  it('waits longer after each failure, opens the circuit at the fifth and closes it at the first answer', async () => {
    const circuits: string[] = []
    await source.runUntil(
      () => lives().length > 7,
      ({ at: now, direction }) => {
        if (direction === 'history') return [wholeHistory(floor)]
        circuits.push(status().circuit)
        if (lives().length <= 6) throw new SourceError('upstream', 'Hệ thống một cửa trả lời mã 500.')
        return [covered(now)]
      },
    )
    const step = scheduleMs(source.source)
    expect(gaps().slice(0, 6)).toEqual([step, 2 * step, 4 * step, 8 * step, 16 * step, 600_000])
    expect(circuits).toEqual(['closed', 'closed', 'closed', 'closed', 'closed', 'trying', 'trying', 'closed'])
    expect(status()).toMatchObject({ circuit: 'closed', error: null, freshness: 'fresh' })
  })

  it('tells who must act, since when and how often it failed', async () => {
    const begun = source.test.clock.now()
    await source.runUntil(
      () => lives().length >= 3,
      () => {
        throw new SourceError('config', 'Sai mật khẩu.')
      },
    )
    const since = new Date(status().error?.since ?? 0).getTime()
    expect(status().error).toMatchObject({ owner: 'config', sentence: 'Sai mật khẩu.', failures: 3 })
    expect(since).toBe(begun)
    expect(histories()).toEqual([])
  })

  it('stays away as long as the upstream asks', async () => {
    await source.runUntil(
      () => lives().length >= 2,
      ({ at: now }) => {
        if (lives().length === 1) throw new SourceError('transient', 'Quá tải.', { retryAfterMs: 3_600_000 })
        return [covered(now)]
      },
    )
    expect(gaps()[0]).toBe(3_600_000)
  })

  it('goes fresh, late, stale, lost and back while the upstream is down, and never asks faster than its schedule', async () => {
    const seen: string[] = []
    using _ = source.test.centre.board.open((changes) => {
      for (const [, item] of changes) if (item !== null && 'freshness' in item) seen.push(item.freshness)
    })
    const downUntil = source.test.clock.now() + 2 * 3_600_000
    let isUp = true
    await source.runUntil(
      () => isUp && lives().length > 5,
      ({ at: now, direction }) => {
        if (direction === 'history') return [wholeHistory(floor)]
        isUp = lives().length < 3 || now > downUntil
        if (!isUp) throw new SourceError('transient', 'Không kết nối được.')
        return [covered(now)]
      },
    )
    const steps = seen.filter((each, index) => each !== seen[index - 1])
    expect(steps).toEqual(['fresh', 'late', 'stale', 'lost', 'fresh'])
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(scheduleMs(source.source))
  })

  it('stops with an alarm and changes nothing when too much of a batch is refused, and goes on once it is repaired', async () => {
    const { centre } = source.test
    let isBroken = true
    const script = ({ at: now, direction }: { at: number; direction: string }) => {
      if (direction === 'history') return [wholeHistory(floor)]
      const facts = [aCase({ id: 'A' }), aCase({ id: 'B' })]
      return [isBroken ? covered(now, { facts, refused: refusals(10), rows: 12 }) : covered(now, { facts })]
    }
    await source.runUntil(() => lives().length >= 2, script)
    expect(status().phase).toBe('stopped')
    expect(status().error).toMatchObject({ owner: 'format' })
    expect(status().error?.sentence).toContain('10 trong 12 dòng bị từ chối')
    expect(gaps()[0]).toBe(600_000)
    const { rows } = await centre.database.query(
      `select (select count(*) from fact_case) as cases, (select count(*) from quarantine) as refused, (select count(*) from batch) as batches`,
    )
    expect(rows).toEqual([{ cases: 0, refused: 0, batches: 0 }])
    const stored = (await readSourceStates(centre.database)).get('mot-cua')
    expect(stored).toMatchObject({ liveCursor: null, coveredTo: null })
    expect(stored?.stoppedReason).toContain('10 trong 12')

    isBroken = false
    await source.runUntil(() => status().phase === 'live', script)
    expect(status()).toMatchObject({ error: null, facts: 2 })
    expect((await readSourceStates(centre.database)).get('mot-cua')?.stoppedReason).toBeNull()
  })

  it('keeps a problem of the history in sight while live data comes', async () => {
    await source.runUntil(
      () => lives().length >= 6,
      ({ at: now, direction }) => {
        if (direction === 'live') return [covered(now)]
        throw new SourceError('upstream', 'Trang 7 trả lời mã 500.')
      },
    )
    expect(status()).toMatchObject({
      phase: 'loading',
      error: { sentence: 'Trang 7 trả lời mã 500.' },
    })
  })

  it('puts a few refused rows aside and stores the rest', async () => {
    await source.runUntil(
      () => lives().length >= 2,
      ({ at: now, direction }) =>
        direction === 'live'
          ? [covered(now, { facts: [aCase()], refused: refusals(3), rows: 4 })]
          : [wholeHistory(floor)],
    )
    const { centre, clock } = source.test
    expect(status()).toMatchObject({ facts: 1, quarantined: 3, error: null })
    expect((await verifyCells(centre.database, centre.versions, clock.now(), () => {})).differing).toBe(0)
  })

  it('turns a fault of our own into a try later, and says so to the log', async () => {
    await source.runUntil(
      () => lives().length >= 2,
      () => {
        throw new TypeError('x is not a function')
      },
    )
    expect(source.errors).toHaveLength(2)
    expect(status().error).toMatchObject({ owner: 'transient' })
    expect(status().error?.sentence).not.toContain('x is not a function')
  })

  it('stops a history between two batches when asked, stands while it is held, and goes on from there', async () => {
    const { centre } = source.test
    const asked: unknown[] = []
    const stop = async () => {
      const [job] = await jobsNow(centre)
      if (job !== undefined) await askJobToStop(centre.database, job.job, source.test.clock.now())
    }
    let hasStopped = false
    const script = async ({ at: now, direction, cursor }: { at: number; direction: string; cursor: unknown }) => {
      if (direction === 'live') return [covered(now)]
      asked.push(cursor)
      const page = asked.length
      source.test.clock.advance(1_000)
      if (page === 3 && !hasStopped) await stop()
      return [
        wholeHistory(floor + (5 - page) * 86_400_000, {
          cursor: { page },
          isLast: page === 5,
          rows: 10,
          total: 50,
          done: 10 * page,
        }),
      ]
    }
    await source.runUntil(() => lives().length >= 12, script)
    hasStopped = true
    expect(asked).toEqual([null, { page: 1 }, { page: 2 }])
    const [held] = await jobsNow(centre)
    expect(held).toMatchObject({ kind: 'history', source: 'mot-cua', state: 'held', rows: 10, done: 30, total: 50 })
    expect(status()).toMatchObject({
      phase: 'loading',
      freshness: 'fresh',
      error: null,
      history: { rows: 30, isComplete: false, secondsLeft: null },
    })
    expect(await resumeJob(centre.database, held?.job ?? 0)).toBe(true)
    await source.runUntil(() => status().phase === 'live', script)
    expect(asked).toEqual([null, { page: 1 }, { page: 2 }, { page: 3 }, { page: 4 }])
    expect(status()).toMatchObject({ error: null, history: { isComplete: true, rows: 50 } })
    expect((await jobsNow(centre)).map(({ state }) => state)).toEqual(['done', 'stopped'])
  })

  it('holds a long live read when asked, says why the source is silent, and goes on where it stood', async () => {
    const { centre } = source.test
    const cursors: unknown[] = []
    let isToStop = true
    async function* file(from: number) {
      for (let page = from + 1; page <= 5; page += 1) {
        source.test.clock.advance(2_000)
        const [job] = await jobsNow(centre)
        if (isToStop && job !== undefined) await askJobToStop(centre.database, job.job, source.test.clock.now())
        const coveredTo = page === 5 ? source.test.clock.now() : null
        yield covered(0, {
          coveredTo,
          facts: [aCase({ id: `L-${page}` })],
          cursor: { page },
          total: 500,
          done: 100 * page,
          isLast: page === 5,
        })
      }
    }
    const script = ({ direction, cursor }: { direction: string; cursor: unknown }) => {
      if (direction === 'history') return [wholeHistory(floor)]
      cursors.push(cursor)
      return file(cursor === null ? 0 : Number(Object(cursor).page))
    }
    let held: Awaited<ReturnType<typeof jobsNow>> = []
    await source.runUntil(() => status().phase === 'stopped', script)
    held = await jobsNow(centre)
    isToStop = false
    expect(held).toMatchObject([{ kind: 'read', state: 'held', total: 500 }])
    const stored = status().facts
    expect(stored).toBeGreaterThanOrEqual(2)
    expect(stored).toBeLessThan(5)
    expect(status().error).toMatchObject({ owner: 'config', sentence: expect.stringContaining('cho chạy tiếp') })
    await resumeJob(centre.database, held[0]?.job ?? 0)
    await source.runUntil(() => status().facts === 5, script)
    expect(cursors.slice(0, 2)).toEqual([null, { page: stored }])
    expect(status()).toMatchObject({ phase: 'live', error: null, facts: 5 })
  })
})
