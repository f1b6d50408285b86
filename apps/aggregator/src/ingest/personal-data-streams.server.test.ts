import { createHmac } from 'node:crypto'
import { cp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { liveEvents } from '@toan-canh/contract'
import { openDatabase } from '@toan-canh/store'
import { mosquittoProgram, startBroker, temporaryDatabase } from '@toan-canh/testkit'
import { describe, expect, it, vi } from 'vitest'
import { TestViewer } from '../live/live-fixture.ts'
import { aPlace, type Place } from '../running.fixture.ts'

const examples = fileURLToPath(new URL('../../../../catalogue', import.meta.url))
const key = 'khoa-ky-thu-nghiem-0001'

/** What must never get further than the row it came in. None of it is of a real person. */
const secrets = {
  name: 'NGUOI-NOP-THU-NGHIEM',
  phone: '0900000123',
  identity: '037099000789',
  mail: 'nguoi.nop@thu-nghiem.example',
} as const

const person = { HoTen: secrets.name, SoDienThoai: secrets.phone, SoCCCD: secrets.identity, Email: secrets.mail }

/** A catalogue in which the examples run, over this machine. */
async function runningExamples(place: Place): Promise<string> {
  const folder = join(place.folder, 'catalogue')
  await cp(examples, folder, { recursive: true })
  const change = async (name: string, ...changes: readonly (readonly [string, string])[]): Promise<void> => {
    const path = join(folder, 'examples', name, 'sources.yaml')
    let text = (await readFile(path, 'utf8')).replace('run: on_demand', 'run: always')
    for (const [from, to] of changes) text = text.replace(from, to)
    await writeFile(path, text)
  }
  await change(
    'sql',
    ['cadenceSeconds: 300', 'cadenceSeconds: 3'],
    ['type: sql', 'type: sql\n      tls: off\n      mayWrite: true'],
  )
  await change('mqtt', ['username: toan-canh', 'username: doc'], ['lay-so/+/phieu/+', 'mo/+/phieu/+'])
  await change('webhook')
  return folder
}

/** An upstream's table of outages: a good one, and some that hold a person where a code, a date or a unit should stand. */
async function fillTable(url: string): Promise<void> {
  const database = openDatabase(url, () => {})
  await database.query(
    `create table su_co (ma text, ma_chi_nhanh text, loai text, bao_luc text, xu_ly_luc text, xong_luc text, cap_nhat_luc timestamptz,
       da_xoa int, nguoi_bao text, dien_thoai text)`,
  )
  const rows = [
    ['S-1', 'CN01', 'vo-ong', null],
    [secrets.mail, 'CN01', 'vo-ong', null],
    ['S-2', secrets.name, 'vo-ong', null],
    ['S-3', 'CN02', secrets.identity, null],
    ['S-4', 'CN02', 'vo-ong', `${secrets.name} ${secrets.phone}`],
  ]
  for (const [ma, unit, kind, done] of rows)
    await database.query(
      `insert into su_co values ($1, $2, $3, '2025-11-14 08:00', '2025-11-14 08:00', $4, now() - interval '1 minute', 0, $5, $6)`,
      [ma, unit, kind, done, secrets.name, secrets.phone],
    )
  await database.end()
}

function messages(prefix: string): readonly Readonly<Record<string, string>>[] {
  const at = new Date(Date.now() - 60_000).toISOString()
  const good = {
    ma: `${prefix}-1`,
    don_vi: 'CN01',
    loai: 'mau',
    quay: 'q1',
    luc: at,
    lay_luc: at,
    phat_hien: at,
    cap_nhat: at,
    ...person,
  }
  return [
    good,
    { ...good, ma: secrets.mail, luc: secrets.identity },
    { ...good, ma: `${prefix}-2`, don_vi: secrets.name, quay: secrets.name },
    { ...good, ma: `${prefix}-3`, loai: secrets.phone, quay: secrets.phone },
    { ...good, ma: `${prefix}-4`, phat_hien: secrets.name, lay_luc: secrets.name },
  ]
}

async function publish(broker: Awaited<ReturnType<typeof startBroker>>): Promise<void> {
  await using publisher = await broker.publisher()
  for (const [index, message] of messages('M').entries())
    await publisher.publishAsync(`mo/CN01/phieu/M-${index + 1}`, JSON.stringify(message), { qos: 1, retain: true })
  await publisher.publishAsync(`mo/${secrets.name}/phieu/M-6`, JSON.stringify(messages('M')[0]), {
    qos: 1,
    retain: true,
  })
  await publisher.publishAsync('mo/CN01/phieu/M-7', `${secrets.name} ${secrets.phone}`, { qos: 1, retain: true })
}

async function push(url: string, body: string): Promise<string> {
  const timestamp = String(Math.floor(Date.now() / 1_000))
  const signature = createHmac('sha256', key).update(`${timestamp}.${body}`).digest('hex')
  const headers = { 'content-type': 'application/json', 'x-timestamp': timestamp, 'x-signature': signature }
  const response = await fetch(`${url}/api/v1/hooks/su-kien-ai`, { method: 'POST', body, headers })
  return `${response.status} ${await response.text()}`
}

async function dump(place: Place): Promise<string> {
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
  return texts.join('\n')
}

describe.runIf(mosquittoProgram() !== null)('people in a table, in messages and in what is pushed', () => {
  it('reach no table, no log, no screen and no answer', async () => {
    await using place = await aPlace()
    await using upstream = await temporaryDatabase()
    await using broker = await startBroker()
    await fillTable(upstream.url)
    await publish(broker)
    await using running = await place.start({
      CATALOGUE_DIR: await runningExamples(place),
      SOURCES: 'su-co-cap-nuoc,lay-so,su-kien-ai',
      LOG_LEVEL: 'trace',
      CAP_NUOC_DSN: upstream.url,
      LAY_SO_URL: broker.url,
      LAY_SO_PASSWORD: broker.password,
      SU_KIEN_AI_SECRET: key,
    })
    using viewer = new TestViewer(Number(new URL(running.url).port))
    const frames: unknown[] = []
    viewer.socket.on(liveEvents.frame, (frame: unknown) => frames.push(frame))
    viewer.watch('sources')
    const answers = [
      await push(running.url, JSON.stringify(messages('W'))),
      await push(running.url, `${secrets.name} ${secrets.phone}`),
      await push(running.url, JSON.stringify(Array.from({ length: 12 }, () => messages('W')[1]))),
    ]
    expect(answers.map((each) => each.slice(0, 3))).toEqual(['200', '422', '422'])
    const sources = ['su-co-cap-nuoc', 'lay-so', 'su-kien-ai']
    await vi.waitFor(
      async () => {
        const text = await dump(place)
        for (const source of sources) expect(text).toMatch(new RegExp(`^quarantine .*${source}`, 'm'))
        for (const code of ['S-1', 'M-1', 'W-1']) expect(text).toContain(code)
      },
      { timeout: 20_000, interval: 200 },
    )
    for (const path of ['/api/v1/health', '/metrics']) answers.push(await (await fetch(`${running.url}${path}`)).text())
    const everything = [await dump(place), ...running.logged, JSON.stringify(frames), ...answers].join('\n')
    for (const [what, secret] of Object.entries(secrets)) {
      const lines = everything.split('\n').filter((line) => line.includes(secret))
      expect(
        lines.map((line) => line.slice(0, 200)),
        what,
      ).toEqual([])
    }
  })
})
