import { setTimeout as sleep } from 'node:timers/promises'
import { mosquittoProgram, startBroker } from '@toan-canh/testkit'
import { describe, expect, it, vi } from 'vitest'
import { aCentre } from '../centre/a-centre.fixture.ts'
import { readSettings } from '../settings/read-settings.ts'
import { openSource } from './open-source.ts'
import { SourceRunner } from './source-runner.ts'

const hasBroker = mosquittoProgram() !== null

function ticket(serial: number): { readonly topic: string; readonly text: string } {
  const at = new Date(Date.now() - 60_000 + serial).toISOString()
  return { topic: `mo/CN01/phieu/P-${serial}`, text: JSON.stringify({ luc: at, lay_luc: at, quay: 'q1' }) }
}

/** The example source of tickets, run as the product does on a broker of the test's own. */
async function aRunningStream() {
  await using stack = new AsyncDisposableStack()
  const broker = stack.use(await startBroker())
  const test = stack.use(await aCentre())
  const { database, versions, board, catalogue } = test.centre
  const example = catalogue.sources.get('lay-so')
  if (example === undefined) throw new Error('the catalogue has no source lay-so')
  const auth = { username: broker.username, password: 'env:LAY_SO_PASSWORD' }
  const connector = {
    ...example.definition.connector,
    auth,
    topics: ['mo/+/phieu/+'],
    gatherSeconds: 0.1,
    inFlight: 20,
  }
  const source = {
    ...example,
    definition: { ...example.definition, promise: { cadenceSeconds: 3, dueHour: null }, connector },
  }
  const settings = readSettings({ LAY_SO_URL: broker.url, LAY_SO_PASSWORD: broker.password }, '/')
  const errors: unknown[] = []
  const start = () => {
    const stop = new AbortController()
    const runner = new SourceRunner(
      {
        database,
        versions,
        board,
        open: (each) => openSource(each, settings, Date.now),
        now: Date.now,
        chance: () => 0,
        onCommit: () => {},
        onError: (error) => errors.push(error),
      },
      source,
    )
    const running = runner.run(stop.signal)
    return {
      [Symbol.asyncDispose]: async () => {
        stop.abort()
        await running
      },
    }
  }
  const kept = stack.move()
  const count = async () => (await database.query<{ n: number }>('select count(*)::int as n from fact_case')).rows[0]?.n
  return { broker, board, id: source.id, start, count, errors, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

const patient = { timeout: 10_000, interval: 50 }

describe.runIf(hasBroker)('a source that streams', () => {
  it('stays fresh while its broker is silent, tells when it is lost, and loses nothing', async () => {
    await using stream = await aRunningStream()
    const { broker, board, id } = stream
    await using _ = stream.start()
    await vi.waitFor(() => expect(board.stateOf(id)?.coveredTo).not.toBeNull(), patient)
    const first = board.stateOf(id)?.coveredTo ?? 0
    await vi.waitFor(() => expect(board.stateOf(id)?.coveredTo ?? 0).toBeGreaterThan(first), patient)
    await broker.stop()
    await vi.waitFor(() => expect(board.runOf(id).problem).toMatchObject({ owner: 'transient' }), patient)
    const covered = board.stateOf(id)?.coveredTo
    await sleep(1_500)
    expect(board.stateOf(id)?.coveredTo).toBe(covered)
    await broker.start()
    {
      await using publisher = await broker.publisher()
      for (const { topic, text } of Array.from({ length: 30 }, (_each, index) => ticket(index)))
        await publisher.publishAsync(topic, text, { qos: 1 })
    }
    await vi.waitFor(async () => expect(await stream.count()).toBe(30), patient)
    expect(board.runOf(id)).toMatchObject({ problem: null, isTrying: false, circuit: { kind: 'closed' } })
    expect(stream.errors).toEqual([])
  })

  it('loses and doubles nothing while it is stopped again and again', async () => {
    await using stream = await aRunningStream()
    {
      await using _ = stream.start()
      await vi.waitFor(() => expect(stream.board.stateOf(stream.id)).not.toBeNull(), patient)
    }
    await using publisher = await stream.broker.publisher()
    const publishing = (async () => {
      for (let serial = 0; serial < 400; serial += 1) {
        const { topic, text } = ticket(serial)
        await publisher.publishAsync(topic, text, { qos: 1 })
      }
    })()
    for (let round = 0; round < 5; round += 1) {
      await using _ = stream.start()
      await sleep(120)
    }
    await publishing
    await using _ = stream.start()
    await vi.waitFor(async () => expect(await stream.count()).toBe(400), patient)
  })
})
