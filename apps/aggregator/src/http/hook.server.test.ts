import { createHmac } from 'node:crypto'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { healthSchema, problemSchema, routes } from '@toan-canh/contract'
import { openDatabase } from '@toan-canh/store'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aPlace, type Place } from '../running.fixture.ts'
import { hook } from './hook.ts'

const catalogue = fileURLToPath(new URL('../../../../catalogue', import.meta.url))
const secret = 'khoa-ky-thu-nghiem-0001'
const person = { HoTen: 'NGUOI-THU-NGHIEM', SoDienThoai: '0900000123' }

let place: Place
let running: Awaited<ReturnType<Place['start']>>

beforeAll(async () => {
  place = await aPlace()
  const folder = join(place.folder, 'catalogue')
  await cp(catalogue, folder, { recursive: true })
  const path = join(folder, 'examples/webhook/sources.yaml')
  const text = (await readFile(path, 'utf8')).replace('run: on_demand', 'run: always')
  const unset = text
    .replace('su-kien-ai:', 'chua-dat:')
    .replaceAll('SU_KIEN_AI_SECRET', 'CHUA_DAT')
    .replace(/^sources:/m, '')
  await writeFile(path, `${text}${unset.split('\n').slice(1).join('\n')}`)
  running = await place.start({
    CATALOGUE_DIR: folder,
    SOURCES: 'all',
    SAMPLE: 'off',
    SU_KIEN_AI_SECRET: secret,
    LOG_LEVEL: 'trace',
  })
})
afterAll(async () => {
  await running[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
})

function anEvent(code: string, change: Readonly<Record<string, unknown>> = {}) {
  const at = new Date(Date.now() - 60_000).toISOString()
  return { ma: code, don_vi: 'CN01', phat_hien: at, cap_nhat: at, loai: 'dam-dong', ...person, ...change }
}

interface Sending {
  readonly source?: string
  readonly key?: string
  readonly id?: string
  readonly at?: number
  readonly type?: string
}

/** Sends something signed; the same `at` and content is the same delivery. */
async function send(content: unknown, how: Sending = {}): Promise<Response> {
  const body = typeof content === 'string' ? content : JSON.stringify(content)
  const timestamp = String(Math.floor((how.at ?? Date.now()) / 1_000))
  const signature = createHmac('sha256', how.key ?? secret)
    .update(`${timestamp}.${body}`)
    .digest('hex')
  return fetch(`${running.url}/api/v1/hooks/${how.source ?? 'su-kien-ai'}`, {
    method: 'POST',
    body,
    headers: {
      'content-type': how.type ?? 'application/json',
      'x-timestamp': timestamp,
      'x-signature': signature,
      ...(how.id === undefined ? {} : { 'x-delivery-id': how.id }),
    },
  })
}

async function taken(response: Response) {
  expect(response.status).toBe(200)
  return routes.hook.response.parse(await response.json())
}

async function problem(response: Response) {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  const body = problemSchema.parse(await response.json())
  expect(JSON.stringify(body)).not.toContain(person.HoTen)
  return { status: response.status, type: body.type.replace('urn:toan-canh:', ''), detail: body.detail }
}

async function codes(): Promise<readonly string[]> {
  const database = openDatabase(place.databaseUrl, () => {})
  const { rows } = await database.query<{ id: string }>('select id from fact_case order by id')
  await database.end()
  return rows.map(({ id }) => id)
}

async function health() {
  const { sources } = healthSchema.parse(await (await fetch(`${running.url}/api/v1/health`)).json())
  return sources.find(({ id }) => id === 'su-kien-ai')
}

describe(hook, () => {
  it('is stored once it answers, and makes its source fresh', async () => {
    expect(await taken(await send([anEvent('A-1'), anEvent('A-2')]))).toEqual({
      status: 'stored',
      rows: 2,
      changed: 2,
      refused: 0,
    })
    expect(await codes()).toEqual(['A-1', 'A-2'])
    expect(await health()).toMatchObject({ phase: 'live', freshness: 'fresh', facts: 2, error: null })
  })

  it('changes nothing when it comes again, signed anew or not, or at once', async () => {
    const at = Date.now()
    const list = [anEvent('B-1')]
    const answers = await Promise.all([1, 2, 3].map(() => send(list, { at, id: 'b' })))
    const states = await Promise.all(answers.map(async (answer) => (await taken(answer)).status))
    expect(states.toSorted()).toEqual(['repeated', 'repeated', 'stored'])
    expect(await taken(await send(list, { at: at - 5_000, id: 'b' }))).toMatchObject({ status: 'repeated' })
    expect(await taken(await send(list, { at: at - 9_000, id: 'c' }))).toMatchObject({ status: 'stored', changed: 0 })
  })

  it('takes the newer version whenever it comes', async () => {
    const newer = anEvent('C-1', { cap_nhat: new Date().toISOString(), loai: 'chay' })
    await taken(await send(newer))
    expect(await taken(await send(anEvent('C-1')))).toMatchObject({ status: 'stored', changed: 0 })
  })

  it('takes CloudEvents', async () => {
    const event = { specversion: '1.0', id: '1', source: '/camera', type: 'vn.camera', data: anEvent('D-1') }
    expect(await taken(await send(event, { type: 'application/cloudevents+json' }))).toMatchObject({ changed: 1 })
  })

  it('says to the sender and on the board that the signature is wrong, until one is right', async () => {
    expect(await problem(await send([anEvent('E-1')], { key: 'khoa-cua-ai-do-000000' }))).toMatchObject({
      status: 401,
      type: 'bad_signature',
    })
    expect((await health())?.error).toMatchObject({ owner: 'config', sentence: expect.stringContaining('khoá') })
    await taken(await send([]))
    expect((await health())?.error).toBeNull()
    expect(await codes()).not.toContain('E-1')
  })

  it.each([
    ['an old signature', () => send([], { at: Date.now() - 3_600_000 }), 401, 'bad_signature'],
    ['half an answer', () => send('[{"ma":'), 422, 'unreadable'],
    ['a body that is too large', () => send(' '.repeat(1_100_000)), 413, 'too_large'],
    ['a source that asks and is not told', () => send([], { source: 'mot-cua' }), 404, 'not_found'],
    ['a source that is not there', () => send([], { source: 'khong-co' }), 404, 'not_found'],
    ['a source without a secret', () => send([], { source: 'chua-dat', key: '' }), 403, 'forbidden'],
    [
      'rows that the mapping does not know',
      () => send(Array.from({ length: 12 }, (_, index) => anEvent(`F-${index}`, { don_vi: person.HoTen }))),
      422,
      'unreadable',
    ],
  ] as const)('refuses %s', async (_name, sending, status, type) => {
    expect(await problem(await sending())).toMatchObject({ status, type })
  })

  it('stores nothing of what it refuses, and goes on', async () => {
    expect((await codes()).filter((code) => code.startsWith('F-'))).toEqual([])
    expect(await taken(await send([anEvent('G-1'), anEvent('G-2', { phat_hien: person.HoTen })]))).toEqual({
      status: 'stored',
      rows: 2,
      changed: 1,
      refused: 1,
    })
    expect(await health()).toMatchObject({ phase: 'live', error: null })
  })

  it('keeps people out of the log', () => {
    expect(running.logged.filter((line) => line.includes(person.HoTen) || line.includes(person.SoDienThoai))).toEqual(
      [],
    )
  })
})
