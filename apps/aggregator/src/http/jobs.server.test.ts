import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { jobSchema, jobsAnswerSchema, routes } from '@toan-canh/contract'
import { askJobToStop, beginJob, endJob, inTransaction, openDatabase, readJobs, type Database } from '@toan-canh/store'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { eventually, TestViewer } from '../live/live-fixture.ts'
import { aPlace, type Place } from '../running.fixture.ts'

const token = 'ma-van-hanh-thu-nghiem'
const nothing = { rows: 0, done: 0, total: null, rowsPerSecond: null, secondsLeft: null }

let place: Place
let running: Awaited<ReturnType<Place['start']>>
let database: Database

beforeAll(async () => {
  place = await aPlace()
  running = await place.start({ OPERATOR_SECRET: token })
  database = openDatabase(place.databaseUrl, () => {})
})
afterAll(async () => {
  await database.end()
  await running[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
})

function steer(path: string, key: string | null = token, url = running.url) {
  return fetch(`${url}/api/v1/jobs/${path}`, {
    method: 'POST',
    headers: key === null ? {} : { authorization: `Bearer ${key}` },
  })
}
const list = async () => jobsAnswerSchema.parse(await (await fetch(`${running.url}${routes.jobs.path}`)).json()).jobs
const begin = () =>
  beginJob(database, {
    kind: 'history',
    source: 'mot-cua',
    name: 'Một cửa',
    by: 'schedule',
    unit: 'rows',
    startedAt: Date.now(),
  })

describe('long work over HTTP', () => {
  it('is listed to everybody, and stopped and resumed with the token only', async () => {
    const id = await begin()
    expect(await list()).toMatchObject([{ job: id, state: 'running' }])
    expect((await steer(`${id}/stop`, null)).status).toBe(403)
    expect((await steer(`${id}/stop`, 'ma-khac-hoan-toan')).status).toBe(403)
    expect((await list())[0]?.state).toBe('running')
    const stopped = await steer(`${id}/stop`)
    expect([stopped.status, jobSchema.parse(await stopped.json())]).toMatchObject([200, { state: 'stopping' }])
    await endJob(database, id, { ...nothing, state: 'held', at: Date.now(), sentence: null })
    expect(jobSchema.parse(await (await steer(`${id}/resume`)).json()).state).toBe('stopped')
    const late = await steer(`${id}/resume`)
    expect([late.status, await late.text()]).toMatchObject([409, expect.stringContaining('không đang chờ chạy tiếp')])
    expect((await steer('999999/stop')).status).toBe(404)
    expect((await steer('abc/stop')).status).toBe(400)
  })

  it('of whatever process is seen live', async () => {
    using viewer = new TestViewer(Number(new URL(running.url).port))
    viewer.watch('jobs')
    const id = await begin()
    const seen = () => {
      const state = viewer.states.get('jobs')
      return state?.kind === 'open' ? state.items.get(String(id)) : undefined
    }
    await eventually(() => expect(seen()).toMatchObject({ kind: 'history', state: 'running' }))
    await askJobToStop(database, id, Date.now())
    await eventually(() => expect(seen()).toMatchObject({ state: 'stopping' }))
    await endJob(database, id, { ...nothing, state: 'stopped', at: Date.now(), sentence: null })
    await eventually(() => expect(seen()).toMatchObject({ state: 'stopped' }))
  })

  it('is listed and steered by the command line as well', async () => {
    const id = await begin()
    expect(JSON.parse((await place.ioc('jobs', '--json')).out)).toMatchObject({
      jobs: [{ job: id, state: 'running' }, {}, {}],
    })
    expect((await place.ioc('jobs', 'stop', String(id))).out).toContain('nạp lịch sử mot-cua  đang dừng')
    await endJob(database, id, { ...nothing, state: 'done', at: Date.now(), sentence: null })
    const late = await place.ioc('jobs', 'stop', String(id))
    expect([late.code, late.err]).toMatchObject([2, expect.stringContaining('không đang chạy')])
    expect((await place.ioc('jobs', 'halt', '1')).err).toContain('jobs [stop <số> | resume <số>]')
  })
})

describe('an import of a large file', () => {
  it('shows its progress, stops between two batches when asked, keeps what it has, and can be read again', async () => {
    const header =
      'case:concept:name,case:channel,case:deadline,case:department,case:enddate,case:group,case:startdate,time:timestamp'
    const time = '2011-10-11 13:42:22+02:00'
    const rows = Array.from(
      { length: 150_000 },
      (_, index) => `X-${index},Internet,${time},General,${time},Group 2,${time},${time}`,
    )
    const path = join(place.folder, 'large.csv')
    await writeFile(path, [header, ...rows, ''].join('\n'))
    const said = place.ioc('ingest', 'receipt', '--file', path, '--json')
    const job = await vi.waitUntil(
      async () => (await readJobs(database, { silentBefore: 0, ended: 0 })).find(({ kind }) => kind === 'import'),
      { timeout: 60_000 },
    )
    expect((await list())[0]).toMatchObject({ source: 'receipt', by: 'command', unit: 'bytes', state: 'running' })
    expect(JSON.stringify(await list())).not.toContain('large.csv')
    // The batch at hand waits for a lock until the wish to stop is heard, which is looked for once a second.
    await inTransaction(database, async (client) => {
      await client.query('lock table fact_case in exclusive mode')
      expect((await steer(`${job.id}/stop`)).status).toBe(200)
      await sleep(2_500)
    })
    expect(await said).toMatchObject({ code: 1, out: expect.stringContaining('Đã dừng theo yêu cầu') })
    const [ended] = await list()
    expect(ended).toMatchObject({ state: 'stopped', secondsLeft: null })
    const stored = Number((await database.query<{ n: number }>('select count(*) as n from fact_case')).rows[0]?.n)
    expect(stored).toBe(ended?.rows)
    expect(stored).toBeGreaterThan(0)
    expect(stored).toBeLessThan(rows.length)
    const again = JSON.parse((await place.ioc('ingest', 'receipt', '--file', path, '--json')).out)
    expect(again).toMatchObject({ rows: rows.length, changed: rows.length - stored, refused: 0 })
  }, 180_000)
})
