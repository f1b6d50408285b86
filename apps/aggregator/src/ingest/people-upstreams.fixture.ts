import { createHmac } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { openDatabase } from '@toan-canh/store'
import { startBroker, temporaryDatabase } from '@toan-canh/testkit'
import { ZipFile } from 'yazl'
import type { Place, RunningPlace } from '../running.fixture.ts'

/** What must never get further than the row it came in. None of it is of a real person. */
export const people = {
  name: 'Người Nộp Không Có Thật',
  phone: '0900000123',
  spacedPhone: '0900 000 456',
  identity: '037099000789',
  mail: 'nguoi.nop@thu-nghiem.example',
} as const

type Row = Readonly<Record<string, string>>

const columns = ['ma', 'don_vi', 'loai', 'bao_luc', 'cap_nhat', 'HoTen', 'SoDienThoai', 'SoCCCD', 'Email', 'NoiDung']

/** A good row with a person beside it, and rows with a person where a code, a unit, a kind or a date should stand. */
export function rowsWithPeople(prefix: string): readonly Row[] {
  const at = new Date(Date.now() - 60_000).toISOString()
  const beside = { HoTen: people.name, SoDienThoai: people.phone, SoCCCD: people.identity, Email: people.mail }
  const told = { ...beside, NoiDung: `${people.name} gọi ${people.spacedPhone}` }
  const good = { ma: `${prefix}-tot`, don_vi: 'CN01', loai: 'mau', bao_luc: at, cap_nhat: at, ...told }
  return [
    good,
    { ...good, ma: people.mail },
    { ...good, ma: `${prefix}-2`, don_vi: people.name },
    { ...good, ma: `${prefix}-3`, don_vi: people.identity },
    { ...good, ma: `${prefix}-4`, loai: people.spacedPhone },
    { ...good, ma: `${prefix}-5`, loai: people.name },
    { ...good, ma: `${prefix}-6`, bao_luc: `${people.name} ${people.phone}` },
    { ...good, ma: `${prefix}-7`, cap_nhat: people.identity },
  ]
}

const fields = {
  shape: 'case',
  kind: 'ai_event',
  zone: '+07:00',
  dueIncludesPauses: true,
  state: { ended: 'closed', going: 'open' },
  flags: {},
}

/** How rows of `columns` are mapped, whatever brings them. */
const map = {
  ...fields,
  id: { field: 'ma', code: 'plain' },
  unit: { field: 'don_vi' },
  changedAt: { field: 'cap_nhat', format: 'iso' },
  submittedAt: { field: 'bao_luc', format: 'iso' },
  openedAt: { field: 'bao_luc', format: 'iso' },
  closedAt: { field: 'xong_luc', format: 'iso' },
  slices: { category: 'loai' },
}

/** An upstream full of people, and the source that reads it. */
export interface PeopleUpstream {
  readonly connector: Readonly<Record<string, unknown>>
  readonly map?: Readonly<Record<string, unknown>>
  readonly environment?: Readonly<Record<string, string>>
  /** The file that is given to it instead of its being asked. */
  readonly file?: string
  /** Tells it what it is told; answers what came back. */
  readonly push?: (running: RunningPlace, source: string) => Promise<string>
}

/** Makes an upstream of one kind, with rows that begin with `prefix`; what it holds is on the stack. */
export type PeopleServer = (on: {
  readonly prefix: string
  readonly place: Place
  readonly stack: AsyncDisposableStack
}) => Promise<PeopleUpstream>

/** An HTTP server that answers by path with JSON (or, given a text, with that text). */
async function answering(stack: AsyncDisposableStack, answers: Readonly<Record<string, unknown>>): Promise<string> {
  const server = createServer((request, response) => {
    const body = answers[new URL(request.url ?? '/', 'http://127.0.0.1').pathname]
    if (body === undefined) response.writeHead(404).end()
    else response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  stack.defer(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`
}

const rest: PeopleServer = async ({ prefix, stack }) => {
  const base = await answering(stack, { '/rows': { data: rowsWithPeople(prefix), next: null } })
  const live = { path: '/rows', since: 'since', paging: { kind: 'token', param: 'next', next: 'next' } }
  return { connector: { type: 'rest', base, rows: 'data', size: { param: 'size', rows: 100 }, live } }
}

const open311: PeopleServer = async ({ prefix, stack }) => {
  const requests = rowsWithPeople(prefix).map((row) => ({
    service_request_id: row['ma'],
    status: 'open',
    service_code: row['loai'],
    status_notes: row['NoiDung'],
    agency_responsible: row['don_vi'],
    requested_datetime: row['bao_luc'],
    updated_datetime: row['cap_nhat'],
    description: row['NoiDung'],
    address: people.name,
    phone: people.phone,
    email: people.mail,
    first_name: people.name,
    media_url: `https://that.example/${people.identity}`,
  }))
  const services = [{ service_code: 'mau', service_name: people.name, group: people.phone }]
  const base = await answering(stack, { '/requests.json': requests, '/services.json': services })
  const [id, updated, requested] = ['service_request_id', 'updated_datetime', 'requested_datetime']
  return {
    connector: { type: 'open311', base, paging: 'none' },
    map: {
      ...fields,
      id: { field: id, code: 'plain' },
      unit: { field: 'agency_responsible' },
      changedAt: { field: updated, format: 'iso' },
      submittedAt: { field: requested, format: 'iso' },
      openedAt: { field: requested, format: 'iso' },
      closedAt: { field: 'xong_luc', format: 'iso' },
      slices: { category: 'service_code' },
    },
  }
}

const score766: PeopleServer = async ({ prefix, stack }) => {
  const id = '00000000-0000-4000-8000-000000000037'
  const tree = { code: 'OK', data: { parent: { departmentId: id, departmentName: people.name }, children: [] } }
  const metrics = (list: readonly unknown[]) => ({
    code: 'OK',
    message: people.name,
    data: { overview: { departmentId: id, departmentName: people.name, metrics: list }, evaluation: [] },
  })
  const base = await answering(stack, {
    '/transparency': metrics(rowsWithPeople(prefix)),
    '/dvc-progress-tree': tree,
    '/provide-online-tree': tree,
    '/formality-online-payment-tree': tree,
    '/dossier-digitized': metrics([]),
    '/handling-satisfaction': metrics([]),
  })
  const departments = [{ id, code: 'VD' }]
  return { connector: { type: 'score-766', base, departments, pauseSeconds: { least: 0, most: 0 } } }
}

/** A page full of people: nothing of it is kept but how it answered. */
const webProbe: PeopleServer = async ({ prefix, stack }) => {
  const page = `<p>${Object.values(people).join(' ')} 10/11/2025</p>`
  const url = await answering(stack, { '/': page, '/tin': page })
  const news = { path: '/tin', format: 'dates' }
  const site = { id: `${prefix}-tot`, name: 'Trang ví dụ', unit: 'CN01', url, news, links: ['/tin', '/khong-co'] }
  const at = { field: 'observedAt', format: 'iso' }
  return {
    connector: { type: 'web-probe', sites: [site] },
    map: {
      ...fields,
      id: { field: 'id', code: 'plain' },
      unit: { field: 'unit' },
      changedAt: at,
      submittedAt: at,
      openedAt: at,
      closedAt: { field: 'xong_luc', format: 'iso' },
      slices: { category: { field: 'state', values: { up: 'up', degraded: 'degraded', down: 'down' } } },
    },
  }
}

/** A list of cameras in which people stand, and a media server with a path that is named after one. */
const cameras: PeopleServer = async ({ prefix, stack }) => {
  const paths = { itemCount: 1, pageCount: 1, items: [{ name: people.name, ready: true }] }
  const list = csvOf(rowsWithPeople(prefix))
  const url = await answering(stack, { '/list.csv': list, '/v3/paths/list': JSON.stringify(paths) })
  return {
    connector: { type: 'cameras', list: { url, at: '/list.csv', columns: { code: 'ma' } }, mediaServer: { api: url } },
  }
}

const mqtt: PeopleServer = async ({ prefix, stack }) => {
  const broker = stack.use(await startBroker())
  await using publisher = await broker.publisher()
  const said = { qos: 1, retain: true } as const
  for (const [index, row] of rowsWithPeople(prefix).entries())
    await publisher.publishAsync(`mo/${index}`, JSON.stringify(row), said)
  await publisher.publishAsync(`mo/${people.name}`, `${people.name} ${people.phone}`, said)
  const auth = { username: broker.username, password: 'env:NGUOI_MQTT' }
  return {
    connector: { type: 'mqtt', url: broker.url, clientId: 'nguoi', auth, topics: ['mo/#'], gatherSeconds: 0.3 },
    environment: { NGUOI_MQTT: broker.password },
  }
}

const sqlBy =
  (read: Readonly<Record<string, unknown>>): PeopleServer =>
  async ({ prefix, stack }) => {
    const upstream = stack.use(await temporaryDatabase())
    const database = openDatabase(upstream.url, () => {})
    const list = columns.map((name) => `"${name}" text`).join(', ')
    await database.query(`create table su_co (so bigint generated always as identity, luc timestamptz, ${list})`)
    for (const row of rowsWithPeople(prefix))
      await database.query(
        `insert into su_co (luc, ${columns.map((name) => `"${name}"`).join(', ')})
         values (now() - interval '1 minute', ${columns.map((_, index) => `$${index + 1}`).join(', ')})`,
        columns.map((name) => row[name]),
      )
    await database.end()
    const dsn = `NGUOI_SQL_${String(read['by']).toUpperCase()}`
    return {
      connector: {
        type: 'sql',
        dsn: `env:${dsn}`,
        tls: 'off',
        mayWrite: true,
        from: { table: 'su_co' },
        read: { ...read, key: 'so' },
      },
      environment: { [dsn]: upstream.url },
    }
  }

const key = 'khoa-ky-thu-nghiem-0001'

const webhook: PeopleServer = async ({ prefix }) => ({
  connector: { type: 'webhook', secret: 'env:NGUOI_WEBHOOK' },
  environment: { NGUOI_WEBHOOK: key },
  push: async ({ url }, source) => {
    const deliver = async (body: string, secret = key): Promise<string> => {
      const timestamp = String(Math.floor(Date.now() / 1_000))
      const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
      const headers = { 'content-type': 'application/json', 'x-timestamp': timestamp, 'x-signature': signature }
      const response = await fetch(`${url}/api/v1/hooks/${source}`, { method: 'POST', body, headers })
      return `${response.status} ${await response.text()}`
    }
    const rows = rowsWithPeople(prefix)
    const refused = [
      await deliver(JSON.stringify(Array.from({ length: 12 }, () => rows[1]))),
      await deliver(`${people.name} ${people.phone}`),
      await deliver(JSON.stringify(rows), 'khoa-khac-thu-nghiem-0001'),
    ]
    return [...refused, await deliver(JSON.stringify(rows))].join('\n')
  },
})

function csvOf(rows: readonly Row[], names: readonly string[] = columns): string {
  return [names.join(','), ...rows.map((row) => columns.map((name) => row[name]).join(',')), ''].join('\n')
}

const headers = [
  'Mã',
  'Đơn vị',
  'Loại',
  'Báo lúc',
  'Cập nhật',
  'Họ tên',
  'Số điện thoại',
  'Số CCCD',
  'Email',
  'Ghi chú',
]
const table = { columns: Object.fromEntries(columns.slice(0, 5).map((name, index) => [wordOf(name), headers[index]])) }

/** Fields of tables are single words. */
function wordOf(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

const tableMap = {
  ...map,
  unit: { field: wordOf('don_vi') },
  changedAt: { field: wordOf('cap_nhat'), format: 'iso' },
  submittedAt: { field: wordOf('bao_luc'), format: 'iso' },
  openedAt: { field: wordOf('bao_luc'), format: 'iso' },
}

async function workbookOf(rows: readonly Row[]): Promise<Buffer> {
  const texts: string[] = []
  const line = (cells: readonly string[], number: number): string =>
    `<row r="${number}">${cells
      .map((text, column) => {
        texts.push(text)
        return `<c r="${String.fromCodePoint(65 + column)}${number}" t="s"><v>${texts.length - 1}</v></c>`
      })
      .join('')}</row>`
  const all = [headers, ...rows.map((row) => columns.map((name) => row[name] ?? ''))]
  const sheet = all.map((cells, index) => line(cells, index + 1)).join('')
  const zip = new ZipFile()
  const parts = {
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="Người" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="x" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    'xl/sharedStrings.xml': `<sst>${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
  }
  for (const [name, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), name)
  zip.end()
  return buffer(zip.outputStream)
}

const fileOf =
  (
    name: string,
    contentOf: (rows: readonly Row[]) => string | Promise<Buffer>,
    more: Pick<PeopleUpstream, 'map'> & { readonly table?: object } = {},
  ): PeopleServer =>
  async ({ prefix, place }) => {
    const file = join(place.folder, `${prefix}.${name}`)
    await writeFile(file, await contentOf(rowsWithPeople(prefix)))
    const { map: own, ...block } = more
    const connector = { type: 'file-drop', format: name, ...block }
    return { connector, file, ...(own === undefined ? {} : { map: own }) }
  }

/** Every way in, full of people, by the name of its source. */
export const peopleServers: Readonly<Record<string, PeopleServer>> = {
  rest,
  open311,
  'score-766': score766,
  'web-probe': webProbe,
  cameras,
  mqtt,
  'sql-watermark': sqlBy({ by: 'watermark', column: 'luc' }),
  'sql-compare': sqlBy({ by: 'compare' }),
  webhook,
  'file-csv': fileOf('csv', csvOf),
  'file-json': fileOf('json', (rows) => JSON.stringify(rows)),
  'file-ndjson': fileOf('ndjson', (rows) => rows.map((row) => JSON.stringify(row)).join('\n')),
  'table-csv': fileOf('csv', (rows) => csvOf(rows, headers), { table, map: tableMap }),
  'table-xlsx': fileOf('xlsx', workbookOf, { table, map: tableMap }),
}

/** The definition of a source as it stands in YAML. */
export function sourceOf(upstream: PeopleUpstream): object {
  return {
    vi: 'Nguồn đầy thông tin cá nhân',
    en: 'A source full of people',
    owner: 'Người kiểm thử',
    run: upstream.push === undefined ? 'on_demand' : 'always',
    calendar: 'continuous',
    units: '../units.csv',
    promise: { cadenceSeconds: 300 },
    connector: upstream.connector,
    map: upstream.map ?? map,
  }
}
