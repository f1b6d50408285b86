import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { liveEvents } from '@toan-canh/contract'
import { openDatabase } from '@toan-canh/store'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { eventually, TestViewer } from '../live/live-fixture.ts'
import { aPlace, type Place } from '../running.fixture.ts'

/** What must never get further than the row it came in. None of it is of a real person. */
const secrets = {
  name: 'NGUOI-NOP-THU-NGHIEM',
  phone: '0900000123',
  spacedPhone: '0900 000 456',
  identity: '037099000789',
  mail: 'nguoi.nop@thu-nghiem.example',
  address: 'So 1 duong Thu Nghiem',
} as const

const names = [
  'case:channel',
  'case:concept:name',
  'case:deadline',
  'case:department',
  'case:enddate',
  'case:group',
  'case:startdate',
  'time:timestamp',
  'case:responsible',
  'HoTen',
  'SoDienThoai',
  'SoCCCD',
  'Email',
  'DiaChi',
] as const
type Row = Partial<Record<(typeof names)[number], string>>

const start = '2011-10-11 13:42:22.688000+02:00'
const good: Row = {
  'case:channel': 'Internet',
  'case:deadline': '2011-12-06 13:41:31.788000+01:00',
  'case:department': 'General',
  'case:group': 'Group 2',
  'case:startdate': start,
  'time:timestamp': start,
  'case:responsible': secrets.name,
  HoTen: secrets.name,
  SoDienThoai: secrets.phone,
  SoCCCD: secrets.identity,
  Email: secrets.mail,
  DiaChi: secrets.address,
}

/** Good rows, and rows that carry something personal where a code, a date or a unit should stand: they are refused. */
const rows: readonly Row[] = [
  ...Array.from({ length: 12 }, (_, index) => ({ ...good, 'case:concept:name': `A-${index}` })),
  { ...good, 'case:concept:name': secrets.spacedPhone },
  { ...good, 'case:concept:name': secrets.mail },
  { ...good, 'case:concept:name': 'B-1', 'case:startdate': `${secrets.name} ${secrets.phone}` },
  { ...good, 'case:concept:name': 'B-2', 'case:deadline': secrets.identity },
  { ...good, 'case:concept:name': 'B-3', 'case:group': secrets.name },
  { ...good, 'case:concept:name': 'B-4', 'case:group': secrets.identity },
  { ...good, 'case:concept:name': 'B-5', 'case:department': secrets.address },
  { ...good, 'case:concept:name': 'B-6', 'case:channel': secrets.phone },
]

/** Every text that the database holds. */
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

describe('names, phones, mail addresses and identity numbers of citizens', () => {
  it('reach no table, no log, no screen and no answer', async () => {
    await using place = await aPlace()
    const path = join(place.folder, 'rows.csv')
    await writeFile(
      path,
      [names.join(','), ...rows.map((row) => names.map((name) => row[name] ?? '').join(',')), ''].join('\n'),
    )
    await using running = await place.start({ LOG_LEVEL: 'trace' })
    using viewer = new TestViewer(Number(new URL(running.url).port))
    const frames: unknown[] = []
    viewer.socket.on(liveEvents.frame, (frame: unknown) => frames.push(frame))
    viewer.watch(
      'breakdown/tthc.received_total/R/2011-10/field',
      'breakdown/tthc.received_total/R/2011-10/unit',
      'sources',
    )
    await eventually(() => expect(frames.length).toBeGreaterThan(0))

    const said = await place.ioc('ingest', 'receipt', '--file', path, '--json')
    const result = z.looseObject({ facts: z.number(), refused: z.number() }).parse(JSON.parse(said.out))
    const topic = 'breakdown/tthc.received_total/R/2011-10/field'
    if (result.facts > 0) await eventually(() => expect(viewer.valueOf(topic, 'general')).toBe(result.facts))

    const id = encodeURIComponent('tthc.received_total·R·2011-10·r1')
    const answers = await Promise.all(
      ['/api/v1/health', `/api/v1/explain?reading=${id}`, '/metrics'].map(async (each) =>
        (await fetch(`${running.url}${each}`)).text(),
      ),
    )
    const stored = await dump(place)
    expect(result).toMatchObject({ facts: 12, refused: 8 })
    expect(stored).toContain('A-11')
    const everything = [stored, said.out, said.err, ...running.logged, JSON.stringify(frames), ...answers].join('\n')
    for (const [what, secret] of Object.entries(secrets)) {
      const lines = everything.split('\n').filter((line) => line.includes(secret))
      expect(
        lines.map((line) => line.slice(0, 200)),
        what,
      ).toEqual([])
    }
  })
})
