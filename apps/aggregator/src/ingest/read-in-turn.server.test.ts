import { createServer, type Server } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { readSettings } from '../settings/read-settings.ts'
import { openSource } from './open-source.ts'
import { readInTurn } from './read-in-turn.ts'
import { readOnce } from './read-once.ts'

const department = '00000000-0000-4000-8000-000000000037'
const answerMs = 30

let test: TestCentre
let portal: Server
let asked: { from: number; to: number }[]
let settings: ReturnType<typeof readSettings>

beforeEach(async () => {
  test = await aCentre()
  asked = []
  const unit = { departmentId: department, departmentName: 'Tỉnh', departmentCode: 'H42', level: 'PROVINCE' }
  const paging = { pagination: { currentPage: 1, pageSize: 50, total: 0 } }
  const metrics = { overview: { ...unit, metrics: [] }, evaluation: [], source: 'portal', ...paging }
  const tree = { parent: unit, children: [], monthlyChart: [], ...paging }
  portal = createServer((request, response) => {
    const one = { from: performance.now(), to: Number.POSITIVE_INFINITY }
    asked.push(one)
    void sleep(answerMs).then(() => {
      one.to = performance.now()
      const data = /tree|payment/.test(request.url ?? '') ? tree : metrics
      return response.writeHead(201).end(JSON.stringify({ code: 'OK', data, message: '' }))
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => portal.once('listening', resolve))
  const address = portal.address()
  if (address === null || typeof address === 'string') throw new Error('the portal has no port')
  settings = readSettings({ SCORE_766_URL: `http://127.0.0.1:${address.port}/evaluation` }, '/')
})
afterEach(async () => {
  portal.closeAllConnections()
  await new Promise((resolve) => portal.close(resolve))
  await test[Symbol.asyncDispose]()
})

function theScore(): LoadedSource {
  const source = test.centre.catalogue.sources.get('diem-766') ?? expect.fail('the catalogue has no score')
  const connector = { ...source.definition.connector, pauseSeconds: { least: 0, most: 0 } }
  return { ...source, definition: { ...source.definition, connector } }
}

/** How many questions were open at once. */
function together(): number {
  return Math.max(...asked.map(({ from }) => asked.filter((other) => other.from <= from && other.to > from).length))
}

describe(readInTurn, () => {
  const { signal } = new AbortController()
  const read = (source: LoadedSource) => readOnce({ centre: test.centre, settings, source, by: 'command' }, signal)

  it('lets a read by hand and rows asked for again wait for each other: the portal hears one question at a time', async () => {
    const source = theScore()
    await Promise.all([read(source), read(source), read(source)])
    expect(asked.length).toBe(18)
    expect(together()).toBe(1)
  })

  it('goes on when whoever reads ends early, and stops waiting with its signal', async () => {
    const source = theScore()
    const { database } = test.centre
    await using connection = openSource(source, settings, test.clock.now)
    const reach = { connection, direction: 'live' as const, cursor: null, signal }
    const first = readInTurn({ database, source }, reach)
    await first.next()
    const gone = AbortSignal.timeout(50)
    const second = readInTurn({ database, source }, { ...reach, signal: gone })
    await expect(second.next()).rejects.toMatchObject({ name: 'TimeoutError' })
    await first.return(undefined)
    const third = await readInTurn({ database, source }, reach).next()
    expect(third.value).toMatchObject({ isLast: true })
  })

  it('lets sources that bear more be read side by side', async () => {
    const source = theScore()
    const beside = { ...source, definition: { ...source.definition, connector: { type: 'own' } } }
    const { database } = test.centre
    let open = 0
    let most = 0
    const connection = {
      check: async () => {},
      async *read() {
        open += 1
        most = Math.max(most, open)
        await sleep(20)
        open -= 1
        yield* []
      },
      [Symbol.asyncDispose]: async () => {},
    }
    const reach = { connection, direction: 'live' as const, cursor: null, signal }
    await Promise.all([1, 2].map(() => readInTurn({ database, source: beside }, reach).next()))
    expect(most).toBe(2)
  })
})
