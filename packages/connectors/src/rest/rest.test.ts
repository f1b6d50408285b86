import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeConnector, readAll, stored } from '../conformance.ts'
import type { Batch, Connection, Cursor } from '../connector.ts'
import { aRow, oneStop as source, rowsOf, sampleNow } from '../sample.fixture.ts'
import { breakOff } from '../http/http-server.fixture.ts'
import { startOneStop } from './one-stop.fixture.ts'
import { openRest, settingsFor } from './rest.fixture.ts'
import { rest } from './rest.ts'

const { bounds } = source
const minuteMs = 60_000
const byTime = (a: number, b: number): number => a - b

describeConnector('rest', {
  brokenOwner: 'transient',
  serve: async (rows) => {
    const oneStop = await startOneStop(rows)
    return {
      open: (change = {}) => openRest(oneStop, { bounds: { ...bounds, ...change } }),
      openWrong: () => openRest(oneStop, { setting: settingsFor(oneStop.base, { MOT_CUA_CLIENT_SECRET: 'sai' }) }),
      breakDown: () => oneStop.stop(),
      fallSilent: () => void (oneStop.misbehave = () => true),
      breakOff: () => {
        oneStop.misbehave = (_, response) => breakOff(response)
        return () => void (oneStop.misbehave = null)
      },
      [Symbol.asyncDispose]: () => oneStop.stop(),
    }
  },
})

async function readHistory(connection: Connection, cursor: Cursor | null = null, most = Infinity): Promise<Batch[]> {
  const batches: Batch[] = []
  for await (const batch of connection.read('history', cursor, new AbortController().signal)) {
    batches.push(batch)
    if (batches.length >= most) break
  }
  return batches
}

function lastCursor(batches: readonly Batch[]): Cursor {
  return batches.at(-1)?.cursor ?? {}
}

describe('live of rest', () => {
  it('covers until it asked once it is at the end, and until the last change before', async () => {
    await using oneStop = await startOneStop(rowsOf(10))
    await using connection = openRest(oneStop, { bounds: { ...bounds, batchRows: 6 } })
    const batches = await readAll(connection)
    expect(batches.map((batch) => batch.coveredTo)).toEqual([Date.parse(String(aRow(5)['NgayCapNhat'])), sampleNow])
  })

  it('sees a row that was committed late, within the overlap', async () => {
    await using oneStop = await startOneStop(rowsOf(3))
    await using connection = openRest(oneStop)
    const first = await readAll(connection)
    const late = new Date(Date.parse(String(aRow(2)['NgayCapNhat'])) - 14 * minuteMs).toISOString()
    oneStop.rows.push(aRow(50, { NgayCapNhat: late }))
    const second = await readAll(connection, lastCursor(first))
    expect(stored(second).join()).toContain('H42-251101-0051')
  })

  it('refuses a bad row once, however often the overlap shows it again', async () => {
    await using oneStop = await startOneStop([aRow(0), aRow(1, { DonViXuLy: 'H99' })])
    await using connection = openRest(oneStop)
    const first = await readAll(connection)
    const second = await readAll(connection, lastCursor(first))
    expect(first.flatMap((batch) => batch.refused)).toHaveLength(1)
    expect(second.flatMap((batch) => batch.refused)).toHaveLength(0)
    expect(second[0]?.rows).toBe(2)
  })

  it('refuses a row again when the batch was not stored', async () => {
    await using oneStop = await startOneStop([aRow(1, { DonViXuLy: 'H99' })])
    await using connection = openRest(oneStop)
    const unstored = await readAll(connection, null, { most: 1 })
    const again = await readAll(connection)
    expect([...unstored, ...again].map((batch) => batch.refused.length)).toEqual([1, 1])
  })

  it('does not follow a clock that runs ahead', async () => {
    const ahead = new Date(sampleNow + 600 * minuteMs).toISOString()
    await using oneStop = await startOneStop([aRow(0, { NgayCapNhat: ahead })])
    await using connection = openRest(oneStop)
    const first = await readAll(connection)
    oneStop.rows.push(aRow(1, { NgayCapNhat: new Date(sampleNow + minuteMs).toISOString() }))
    const second = await readAll(connection, lastCursor(first))
    expect(stored(second)).toHaveLength(2)
  })

  it('reads more rows of one instant than a page holds', async () => {
    const same = Array.from({ length: 17 }, (_, index) => aRow(index, { NgayCapNhat: aRow(0)['NgayCapNhat'] }))
    await using oneStop = await startOneStop([...same, aRow(40), aRow(41)])
    await using connection = openRest(oneStop, { bounds: { ...bounds, batchRows: 5 } })
    expect(stored(await readAll(connection))).toHaveLength(19)
  })

  it('loses no row while rows change between two pages', async () => {
    await using oneStop = await startOneStop(rowsOf(30))
    await using connection = openRest(oneStop, { bounds: { ...bounds, batchRows: 7 } })
    let moved = 0
    oneStop.bend = (body) => {
      // The first rows already given move to the end of the list, so that all behind them shift.
      for (const row of oneStop.rows.splice(0, 3)) {
        oneStop.rows.push({ ...row, NgayCapNhat: new Date(sampleNow - 1_000_000 + moved).toISOString() })
        moved += 1
      }
      if (moved > 9) oneStop.bend = null
      return body
    }
    const ids = new Set((await readAll(connection)).flatMap((batch) => batch.facts.map((fact) => fact.id)))
    expect(ids.size).toBe(30)
  })

  it('reads an upstream that turns the rows of its pages round', async () => {
    await using oneStop = await startOneStop(rowsOf(23))
    oneStop.bend = (body) => ({ ...body, data: body.data.toReversed() })
    await using connection = openRest(oneStop, { bounds: { ...bounds, batchRows: 5 } })
    const batches = await readAll(connection)
    expect(stored(batches)).toHaveLength(23)
    expect(batches.slice(0, -1).map((batch) => batch.coveredTo)).toEqual([null, null, null, null])
  })

  it('reads an upstream that gives rows twice within a page', async () => {
    await using oneStop = await startOneStop(rowsOf(12))
    oneStop.bend = (body) => ({
      ...body,
      data: body.data.flatMap((row, at) => (at % 3 === 0 ? [row, row] : [row])).slice(0, 5),
    })
    await using connection = openRest(oneStop, { bounds: { ...bounds, batchRows: 5 } })
    expect(new Set((await readAll(connection)).flatMap((batch) => batch.facts.map(({ id }) => id))).size).toBe(12)
  })
})

describe('history of rest', () => {
  it('goes from newest to oldest and says how far it is', async () => {
    await using oneStop = await startOneStop(rowsOf(12))
    await using connection = openRest(oneStop, { bounds: { ...bounds, batchRows: 5 } })
    const batches = await readHistory(connection)
    expect(batches.map((batch) => batch.facts[0]?.id.slice(-4))).toEqual(['0012', '0007', '0002'])
    expect(batches.map((batch) => batch.total)).toEqual([12, 12, 12])
    expect(batches.map((batch) => batch.reachedTo)).toEqual([
      Date.parse(String(aRow(7)['NgayCapNhat'])),
      Date.parse(String(aRow(2)['NgayCapNhat'])),
      Date.parse('2025-10-01T00:00:00+07:00'),
    ])
    expect(batches.map((batch) => batch.isLast)).toEqual([false, false, true])
  })

  it('asks only for what was changed since the floor', async () => {
    await using oneStop = await startOneStop(rowsOf(1))
    await using connection = openRest(oneStop)
    await readHistory(connection)
    expect(oneStop.asked.at(-1)?.get('updatedSince')).toBe('2025-09-30T17:00:00.000Z')
    expect(oneStop.asked.at(-1)?.get('order')).toBe('desc')
  })

  it('resumes from any cursor, and asks nothing once it is complete', async () => {
    await using oneStop = await startOneStop(rowsOf(12))
    await using connection = openRest(oneStop, { bounds: { ...bounds, batchRows: 3 } })
    const all = await readHistory(connection)
    for (let most = 1; most < all.length; most += 1) {
      const first = await readHistory(connection, null, most)
      const rest1 = await readHistory(connection, lastCursor(first))
      expect(stored([...first, ...rest1])).toEqual(stored(all))
    }
    const asked = oneStop.asked.length
    expect(await readHistory(connection, lastCursor(all))).toMatchObject([{ rows: 0, isLast: true }])
    expect(oneStop.asked).toHaveLength(asked)
  })

  it('stops at a bound of pages and goes on from there', async () => {
    await using oneStop = await startOneStop(rowsOf(12))
    await using connection = openRest(oneStop, { bounds: { ...bounds, batchRows: 3, pagesPerRead: 2 } })
    const first = await readHistory(connection)
    const second = await readHistory(connection, lastCursor(first))
    expect(first.map((batch) => batch.isLast)).toEqual([false, false])
    expect(stored([...first, ...second])).toHaveLength(12)
  })

  it('takes over from live without a gap, whatever changes while both read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(19), { maxLength: 12 }),
        fc.integer({ min: 2, max: 6 }),
        async (touched, size) => {
          await using oneStop = await startOneStop(rowsOf(20))
          let tick = 0
          oneStop.bend = (body) => {
            const index = touched[tick] ?? -1
            tick += 1
            const row = oneStop.rows[index]
            if (row !== undefined)
              oneStop.rows[index] = { ...row, NgayCapNhat: new Date(sampleNow - 1000 + tick).toISOString() }
            return body
          }
          await using connection = openRest(oneStop, { bounds: { ...bounds, batchRows: size } })
          const live = await readAll(connection)
          const history = await readHistory(connection)
          // What changes while one read goes on is found by the next; the last one begins when the upstream rests.
          const later: Batch[] = []
          let isResting = false
          for (let cursor = lastCursor(live); !isResting; cursor = lastCursor(later)) {
            isResting = tick >= touched.length
            later.push(...(await readAll(connection, cursor)))
          }
          const newest = new Map<string, number>()
          for (const fact of [...live, ...history, ...later].flatMap((batch) => batch.facts))
            newest.set(fact.id, Math.max(newest.get(fact.id) ?? 0, fact.changedAt))
          expect([...newest.values()].toSorted(byTime)).toEqual(
            oneStop.rows.map((row) => Date.parse(String(row['NgayCapNhat']))).toSorted(byTime),
          )
        },
      ),
      { numRuns: 25 },
    )
  })
})

describe('configuration of rest', () => {
  it.each([
    [
      'a secret in the file',
      { auth: { kind: 'oauth2', tokenPath: '/t', clientId: 'a', clientSecret: 'b' } },
      ['auth', 'clientSecret'],
    ],
    [
      'a path without /',
      { live: { path: 'ho-so', since: 's', paging: { kind: 'token', param: 'c', next: 'n' } } },
      ['live', 'path'],
    ],
    ['an unknown word', { retries: 3 }, []],
  ])('names the place of %s', (_name, change, path) => {
    const configured = rest.configure({ ...source.connector, ...change })
    expect(configured).toMatchObject({ isValid: false, mistakes: [{ path }] })
  })
})
