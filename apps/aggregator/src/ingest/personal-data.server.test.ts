import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { connectors } from '@toan-canh/connectors'
import { liveEvents } from '@toan-canh/contract'
import { openDatabase } from '@toan-canh/store'
import { mosquittoProgram } from '@toan-canh/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventually, TestViewer } from '../live/live-fixture.ts'
import { aPlace, type Place, type RunningPlace } from '../running.fixture.ts'
import { people, peopleServers, type PeopleUpstream, sourceOf } from './people-upstreams.fixture.ts'

const examples = fileURLToPath(new URL('../../../../catalogue', import.meta.url))
const kinds = Object.keys(peopleServers).filter((kind) => kind !== 'mqtt' || mosquittoProgram() !== null)
const stack = new AsyncDisposableStack()
const upstreams = new Map<string, PeopleUpstream>()
const frames: unknown[] = []
const answers: string[] = []
let place: Place
let running: RunningPlace

beforeAll(async () => {
  place = stack.use(await aPlace())
  for (const [kind, serve] of Object.entries(peopleServers))
    if (kinds.includes(kind)) upstreams.set(kind, await serve({ prefix: kind, place, stack }))
  const catalogue = join(place.folder, 'catalogue')
  await cp(examples, catalogue, { recursive: true })
  await mkdir(join(catalogue, 'examples', 'people'))
  const sources = Object.fromEntries([...upstreams].map(([kind, upstream]) => [`nguoi-${kind}`, sourceOf(upstream)]))
  await writeFile(join(catalogue, 'examples', 'people', 'sources.yaml'), JSON.stringify({ sources }))
  const environment = Object.assign({}, ...[...upstreams.values()].map((each) => each.environment ?? {}))
  place = place.with({ CATALOGUE_DIR: catalogue, ALLOW_LOOPBACK_SOURCES: 'true', LOG_LEVEL: 'trace', ...environment })
  running = stack.use(await place.start({ SOURCES: 'nguoi-webhook' }))
  const viewer = stack.use(new TestViewer(Number(new URL(running.url).port)))
  viewer.socket.on(liveEvents.frame, (frame: unknown) => frames.push(frame))
  viewer.watch('sources')
  await eventually(() => expect(frames.length).toBeGreaterThan(0))
})
afterAll(() => stack.disposeAsync())

/** Every text that the database holds. */
async function dump(): Promise<readonly string[]> {
  const database = openDatabase(place.databaseUrl, () => {})
  const tables = await database.query<{ name: string }>(
    `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`,
  )
  const texts: string[] = []
  for (const { name } of tables.rows) {
    const all = await database.query<{ text: string }>(`select t::text as text from ${name} t`)
    texts.push(...all.rows.map((row) => `${name} ${row.text}`))
  }
  await database.end()
  return texts
}

async function bringIn(kind: string): Promise<void> {
  const upstream = upstreams.get(kind)
  const source = `nguoi-${kind}`
  if (upstream?.push !== undefined) {
    answers.push(await upstream.push(running, source))
    return
  }
  const file = upstream?.file === undefined ? [] : ['--file', upstream.file]
  const said = await place.ioc('ingest', source, ...file, '--json')
  answers.push(said.out, said.err)
}

async function expectNobody(): Promise<void> {
  for (const path of ['/api/v1/health', '/metrics', '/api/v1/openapi.json'])
    answers.push(await (await fetch(`${running.url}${path}`)).text())
  const everything = [...(await dump()), ...running.logged, JSON.stringify(frames), ...answers].join('\n').split('\n')
  const found = Object.entries(people).flatMap(([what, secret]) =>
    everything.filter((line) => line.includes(secret)).map((line) => `${what}: ${line.slice(0, 200)}`),
  )
  expect(found).toEqual([])
}

describe('names, phones, mail addresses and identity numbers', () => {
  it('are fed into every kind of connector there is', () => {
    const fed = Object.keys(peopleServers).map((kind) =>
      kind.replace(/^sql-.*/, 'sql').replace(/^(?:file|table)-.*/, 'file-drop'),
    )
    // What the product tells of itself has no upstream. What is entered by hand is fed people in entry-desk.server.test.ts: it has no upstream that could tell of them.
    const withUpstream = [...connectors]
      .filter(([type, { way }]) => way !== 'hand' && type !== 'own')
      .map(([kind]) => kind)
    expect([...new Set(fed)].toSorted()).toEqual(withUpstream.toSorted())
  })

  it.each(kinds)('that come by %s reach no table, no log, no screen and no answer', async (kind) => {
    await bringIn(kind)
    const stored = (await dump()).filter((line) => line.includes(`nguoi-${kind}`))
    // The good row has come in, and the others were looked at: what is searched below has had its way.
    const facts = stored.filter((line) => line.startsWith('fact_case'))
    expect(facts.map((line) => line.includes(`${kind}-tot`))).toEqual([true])
    if (kind !== 'web-probe') expect(stored.filter((line) => line.startsWith('quarantine'))).not.toEqual([])
    await expectNobody()
  })
})
