import { setTimeout as sleep } from 'node:timers/promises'
import { type Broker, mosquittoProgram, startBroker } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { describeConnector, readAll, stored } from '../conformance.ts'
import type { Connection } from '../connector.ts'
import { compileMapping } from '../mapping/compile-mapping.ts'
import { aRow, leaksPerson, ninhBinh, oneStop, personal, rowsOf } from '../sample.fixture.ts'
import { openMqtt, publishRows } from './mqtt.fixture.ts'

const { bounds } = oneStop
const hasBroker = mosquittoProgram() !== null

describe.runIf(hasBroker).each(['3.1.1', '5'] as const)('on a real broker', (version) => {
  describeConnector(`mqtt ${version}`, {
    brokenOwner: 'transient',
    neverBreaksOff: 'a message that breaks off has not come, and the broker gives it again',
    serve: async (rows) => {
      const broker = await startBroker()
      await using publisher = await broker.publisher()
      await publishRows(publisher, rows, { retain: true })
      return {
        open: (change = {}) => openMqtt(broker, { version }, { bounds: { ...bounds, ...change } }),
        openWrong: () => openMqtt({ ...broker, password: 'sai' }, { version }),
        breakDown: () => broker.stop(),
        fallSilent: () => broker.freeze(),
        [Symbol.asyncDispose]: () => broker[Symbol.asyncDispose](),
      }
    },
  })
})

/** Subscribes, so that the broker keeps what comes from now on. */
async function subscribe(broker: Broker, block: Readonly<Record<string, unknown>> = {}): Promise<void> {
  await using connection = openMqtt(broker, block)
  await readAll(connection)
}

async function failureOf(connection: Connection): Promise<unknown> {
  return readAll(connection).then(
    () => null,
    (error: unknown) => error,
  )
}

async function ids(connection: Connection): Promise<readonly string[]> {
  return (await readAll(connection)).flatMap(({ facts }) => facts.map(({ id }) => id))
}

describe.runIf(hasBroker).each(['3.1.1', '5'] as const)('mqtt %s', (version) => {
  it('gets what was published while it was away, each acknowledged only once it is stored', async () => {
    await using broker = await startBroker()
    await subscribe(broker, { version })
    await using publisher = await broker.publisher()
    await publishRows(publisher, rowsOf(50))
    const few = { bounds: { ...bounds, batchRows: 20 } }
    const patient = { version, gatherSeconds: 0.4 }
    const killed = await (async () => {
      await using connection = openMqtt(broker, patient, few)
      // Two batches come, the second is not stored: nobody asks for a third.
      return readAll(connection, null, { most: 2 })
    })()
    await using connection = openMqtt(broker, patient, few)
    const rest = await ids(connection)
    const first = killed[0]?.facts.map(({ id }) => id) ?? []
    expect(first).toHaveLength(20)
    expect(new Set([...first, ...rest]).size).toBe(50)
    expect(rest.filter((id) => first.includes(id))).toEqual([])
    await using again = openMqtt(broker, patient, few)
    expect(await ids(again)).toHaveLength(10)
  })

  it('keeps messages through a restart of the broker', async () => {
    await using broker = await startBroker()
    await subscribe(broker, { version })
    await using publisher = await broker.publisher()
    await publishRows(publisher, rowsOf(5))
    await broker.stop()
    await using connection = openMqtt(broker, { version })
    expect(await failureOf(connection)).toMatchObject({ owner: 'transient' })
    await broker.start()
    expect(await ids(connection)).toHaveLength(5)
  })

  it('takes a retained storm in batches within their bound, and loses none of it', async () => {
    await using broker = await startBroker({ inFlight: 100 })
    await using publisher = await broker.publisher()
    await publishRows(publisher, rowsOf(1_200), { retain: true })
    await using connection = openMqtt(broker, { version, inFlight: 100 }, { bounds: { ...bounds, batchRows: 50 } })
    const batches = await readAll(connection)
    expect(Math.max(...batches.map(({ rows }) => rows))).toBeLessThanOrEqual(50)
    expect(stored(batches)).toHaveLength(1_200)
    expect(batches.filter(({ coveredTo }) => coveredTo !== null)).toHaveLength(1)
    // Whoever subscribes anew is given all that is retained once more: the same facts, within the same bound.
    await broker.stop()
    await broker.start()
    const again = await readAll(connection)
    expect(Math.max(...again.map(({ rows }) => rows))).toBeLessThanOrEqual(50)
    expect(stored([...batches, ...again])).toEqual(stored(batches))
  })

  it('with a changed password asks the operator for the new one', async () => {
    await using broker = await startBroker()
    await subscribe(broker, { version })
    await broker.changePassword()
    await using connection = openMqtt(broker, { version })
    expect(await failureOf(connection)).toMatchObject({ owner: 'config', message: expect.stringContaining('auth') })
  })
})

describe.runIf(hasBroker)('mqtt', () => {
  it('is covered while a silent broker answers, and fails when it no longer does', async () => {
    await using broker = await startBroker()
    await using connection = openMqtt(broker, {}, { now: Date.now })
    const covered: number[] = []
    // The broker is asked, and batches come, every second each by a clock of its own: a batch may come before the next answer.
    const isAdvancing = (): boolean => new Set(covered).size >= 4
    let isFrozen = false
    const read = async (): Promise<void> => {
      for await (const batch of connection.read('live', null, new AbortController().signal)) {
        covered.push(batch.coveredTo ?? 0)
        if (isFrozen || !isAdvancing()) continue
        isFrozen = true
        broker.freeze()
      }
    }
    await expect(read()).rejects.toMatchObject({ owner: 'transient' })
    const failedAt = Date.now()
    broker.thaw()
    expect(isFrozen).toBe(true)
    expect(covered).toEqual(covered.toSorted((a, b) => a - b))
    // It fails an answer and a half late, and covers none of that.
    expect(failedAt - Math.max(...covered)).toBeGreaterThanOrEqual(1_000)
  })

  it('gives the levels of a topic to the mapping, and payloads that are plain', async () => {
    await using broker = await startBroker()
    await using publisher = await broker.publisher()
    const { zone } = oneStop.map
    const mapping = compileMapping(
      {
        shape: 'case',
        kind: 'ticket',
        zone,
        id: { field: 'topic[2]', code: 'plain' },
        unit: { field: 'topic[1]' },
        changedAt: { field: 'value', format: 'iso' },
        submittedAt: { field: 'value', format: 'iso' },
        openedAt: { field: 'value', format: 'iso' },
        dueIncludesPauses: true,
        closedAt: { field: 'xong', format: 'iso' },
        state: { ended: 'closed', going: 'open' },
        slices: {},
        flags: {},
      },
      ninhBinh,
    )
    await publisher.publishAsync('mo/H42.02/K-17', '2025-11-14T08:00:00+07:00', { qos: 1, retain: true })
    await using connection = openMqtt(broker, { payload: 'text', topics: ['mo/+/+'] }, { mapping })
    expect((await readAll(connection))[0]?.facts).toMatchObject([{ id: 'K-17', kind: 'ticket' }])
  })

  it('puts aside what is no content, and keeps the rest', async () => {
    await using broker = await startBroker()
    await using publisher = await broker.publisher()
    const text = JSON.stringify(aRow(0))
    const bad: readonly (string | Buffer)[] = [
      text.slice(0, 100),
      Buffer.from(JSON.stringify(aRow(1, { MaLinhVuc: '?' })).replace('?', '\u00e9'), 'latin1'),
      '17',
      '',
      `${personal.ChuHoSo} gọi ${personal.SoDienThoai}`,
    ]
    await subscribe(broker)
    for (const payload of bad) await publisher.publishAsync('mo/x', payload, { qos: 1 })
    await publishRows(publisher, [aRow(2, { MaLinhVuc: 'đất-đai'.normalize('NFD') })])
    await using connection = openMqtt(broker)
    const batches = await readAll(connection)
    expect(batches.flatMap(({ refused }) => refused).map(({ code }) => code)).toEqual(bad.map(() => 'bad_shape'))
    expect(batches.flatMap(({ facts }) => facts)).toMatchObject([{ slices: { field: 'đất-đai' } }])
    expect(leaksPerson(batches)).toBe(false)
  })

  it('tells the same of messages that come twice and out of order', async () => {
    await using broker = await startBroker()
    await subscribe(broker)
    await using publisher = await broker.publisher()
    const rows = rowsOf(6)
    await publishRows(publisher, [...rows.toReversed(), ...rows])
    await using connection = openMqtt(broker)
    expect(stored(await readAll(connection))).toHaveLength(6)
  })

  it('takes what was published without acknowledgement', async () => {
    await using broker = await startBroker()
    await using publisher = await broker.publisher()
    await using connection = openMqtt(broker, {}, { now: Date.now })
    const facts: string[] = []
    const stop = new AbortController()
    const reading = (async () => {
      for await (const batch of connection.read('live', null, stop.signal))
        facts.push(...batch.facts.map(({ id }) => id))
    })()
    await sleep(300)
    await publisher.publishAsync('mo/x', JSON.stringify(aRow(0)), { qos: 0 })
    await sleep(500)
    stop.abort(new Error('enough'))
    await expect(reading).rejects.toThrow('enough')
    expect(facts).toHaveLength(1)
  })

  it.each([
    ['that is none', { url: 'http://127.0.0.1' }],
    ['with a password in it', { url: 'mqtt://a:mat-khau-rat-rieng@127.0.0.1' }],
  ])('asks for another address instead of one %s', async (_name, block) => {
    await using connection = openMqtt({ url: '', username: 'a', password: 'b' }, block)
    const error = await failureOf(connection)
    expect(error).toMatchObject({ owner: 'config' })
    expect(String(error)).not.toContain('mat-khau-rat-rieng')
  })

  it('has no history', async () => {
    await using connection = openMqtt({ url: 'mqtt://127.0.0.1:1', username: 'a', password: 'b' })
    const reading = connection.read('history', null, new AbortController().signal)[Symbol.asyncIterator]()
    await expect(reading.next()).rejects.toMatchObject({ owner: 'config' })
  })
})
