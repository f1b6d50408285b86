import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { mosquittoProgram, startBroker } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { readAll, stored } from './conformance.ts'
import type { Connection, Connector, ConnectorContext } from './connector.ts'
import { open311 } from './open311/open311.ts'
import { startGeoReport } from './open311/geo-report-server.fixture.ts'
import { openMqtt, publishRows } from './mqtt/mqtt.fixture.ts'
import { startOneStop } from './rest/one-stop.fixture.ts'
import { openRest, settingsFor } from './rest/rest.fixture.ts'
import { rest } from './rest/rest.ts'
import { aContext, oneStop, rowsOf } from './sample.fixture.ts'
import { departmentId, startPortal } from './score-766/portal.fixture.ts'
import { score766 } from './score-766/score-766.ts'
import { openSql } from './sql/open-sql.fixture.ts'
import { aSqlServer, hasMariaDb, putRows, type SqlKind } from './sql/sql-server.fixture.ts'
import { aCertificate, type Certificate, type CertificateKind, tlsDoor } from './tls-door.fixture.ts'

interface Opened extends AsyncDisposable {
  readonly connection: Connection
}

/** Opens a source through TLS; `ca` is the file of the authority it is told to trust, null: none of its own. */
type OpenTls = (certificate: Certificate, ca: string | null) => Promise<Opened>

const openOverHttps: OpenTls = async (certificate, ca) => {
  await using stack = new AsyncDisposableStack()
  const upstream = stack.use(await startOneStop(rowsOf(3)))
  const to = { host: '127.0.0.1', port: Number(new URL(upstream.base).port) }
  const door = stack.use(await tlsDoor(to, { certificate, opening: 'tls' }))
  // What NODE_EXTRA_CA_CERTS does for a process as it starts.
  const known = getCACertificates('default')
  if (ca !== null) setDefaultCACertificates([...known, certificate.cert])
  stack.defer(() => setDefaultCACertificates(known))
  const connection = stack.use(openRest({ base: `https://localhost:${String(door.port)}` }))
  const kept = stack.move()
  return { connection, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

const openOverMqtts: OpenTls = async (certificate, ca) => {
  await using stack = new AsyncDisposableStack()
  const broker = stack.use(await startBroker())
  await using publisher = await broker.publisher()
  await publishRows(publisher, rowsOf(3), { retain: true })
  const to = { host: '127.0.0.1', port: Number(new URL(broker.url).port) }
  const door = stack.use(await tlsDoor(to, { certificate, opening: 'tls' }))
  const url = `mqtts://localhost:${String(door.port)}`
  const connection = stack.use(openMqtt({ ...broker, url }, ca === null ? {} : { ca }))
  const kept = stack.move()
  return { connection, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

const openOverSql =
  (kind: SqlKind): OpenTls =>
  async (certificate, ca) => {
    await using stack = new AsyncDisposableStack()
    const server = stack.use(await aSqlServer(kind))
    await putRows(server, kind, rowsOf(3))
    const dsn = new URL(server.dsn)
    const to = { host: '127.0.0.1', port: Number(dsn.port) }
    const opening = kind === 'postgresql' ? 'postgresql' : 'mysql'
    const door = stack.use(await tlsDoor(to, { certificate, opening }))
    const through = server.dsn.replace(`127.0.0.1:${dsn.port}`, `localhost:${String(door.port)}`)
    const connection = stack.use(openSql(through, { tls: 'verify', ...(ca === null ? {} : { ca }) }))
    const kept = stack.move()
    return { connection, [Symbol.asyncDispose]: () => kept.disposeAsync() }
  }

const ways: readonly (readonly [string, OpenTls])[] = [
  ['HTTPS', openOverHttps],
  ...(mosquittoProgram() === null ? [] : [['MQTT', openOverMqtts] as const]),
  ['PostgreSQL', openOverSql('postgresql')],
  ...((await hasMariaDb()) ? [['MariaDB', openOverSql('mariadb')] as const] : []),
]

async function opened(open: OpenTls, kind: CertificateKind, work: (connection: Connection) => Promise<void>) {
  await using stack = new AsyncDisposableStack()
  const folder = await mkdtemp(join(tmpdir(), 'tls-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const certificate = await aCertificate(kind)
  const ca = join(folder, 'ca.pem')
  await writeFile(ca, certificate.cert)
  const { connection } = stack.use(await open(certificate, kind === 'untrusted' ? null : ca))
  await work(connection)
}

describe.each(ways)('over %s, a certificate', (way, open) => {
  it.each([
    ['untrusted', 'that nobody vouches for', 'upstream', 'nơi được tin cấp; đơn vị chủ quản cần đổi chứng thư'],
    ['expired', 'that has ended', 'upstream', 'đã hết hạn; đơn vị chủ quản cần gia hạn'],
    ['elsewhere', 'of another host', 'config', 'tên máy khác; hãy sửa địa chỉ của nguồn'],
  ] as const)('%s (%s) is not believed, and %s must act', async (kind, _name, owner, words) => {
    await opened(open, kind, async (connection) => {
      await expect(readAll(connection)).rejects.toMatchObject({
        name: 'SourceError',
        owner,
        message: expect.stringContaining(words),
      })
    })
  })

  // The door cannot count the packets of MariaDB's handshake anew: there only refusals are seen.
  it.skipIf(way === 'MariaDB')('that is good and known is believed', async () => {
    await opened(open, 'good', async (connection) => {
      expect(stored(await readAll(connection))).toHaveLength(3)
    })
  })
})

/** Connectors over HTTP behind a door of TLS, and what proves that they got through it. */
const overHttps: readonly (readonly [
  string,
  (base: string, ca: string | undefined) => Connection,
  (path: string) => string,
])[] = [
  [
    'rest',
    (base, ca) => configured(rest, { ...oneStop.connector, ...named(ca) }, { setting: settingsFor(base) }),
    () => '',
  ],
  ['open311', (base, ca) => configured(open311, { type: 'open311', base, ...named(ca) }), (path) => path],
  [
    'score-766',
    (base, ca) => configured(score766, { type: 'score-766', base, departments, pauseSeconds, ...named(ca) }),
    (path) => path,
  ],
]
const departments = [{ id: departmentId, code: '37' }]
const pauseSeconds = { least: 0, most: 0 }
const named = (ca: string | undefined) => (ca === undefined ? {} : { ca })

function configured(connector: Connector, block: unknown, change: Partial<ConnectorContext> = {}): Connection {
  const known = connector.configure(block)
  if (!known.isValid) throw new Error(known.mistakes.map(({ sentence }) => sentence).join())
  return known.open(aContext(change))
}

const upstreams: Readonly<Record<string, () => Promise<{ readonly base: string } & AsyncDisposable>>> = {
  rest: () => startOneStop(rowsOf(3)),
  open311: async () => {
    const server = await startGeoReport([])
    return { base: server.base, [Symbol.asyncDispose]: server.stop }
  },
  'score-766': async () => {
    const portal = await startPortal()
    return { base: portal.base, [Symbol.asyncDispose]: portal.stop }
  },
}

describe.each(overHttps)('%s that names an authority of its own (ca)', (type, open, pathOf) => {
  async function through(kind: CertificateKind, ca: 'named' | 'missing' | undefined): Promise<unknown> {
    await using stack = new AsyncDisposableStack()
    const folder = await mkdtemp(join(tmpdir(), 'tls-'))
    stack.defer(() => rm(folder, { recursive: true, force: true }))
    const certificate = await aCertificate(kind)
    await writeFile(join(folder, 'ca.pem'), certificate.cert)
    const start = upstreams[type]
    if (start === undefined) throw new Error(`no upstream for ${type}`)
    const upstream = stack.use(await start())
    const { port, pathname } = new URL(upstream.base)
    const door = stack.use(await tlsDoor({ host: '127.0.0.1', port: Number(port) }, { certificate, opening: 'tls' }))
    const base = `https://localhost:${String(door.port)}${pathOf(pathname)}`
    const file = ca === undefined ? undefined : join(folder, ca === 'named' ? 'ca.pem' : 'none.pem')
    await using connection = open(base, file)
    const signal = new AbortController().signal
    for await (const _ of connection.read('live', null, signal)) return 'read'
    return 'nothing'
  }

  it('believes it, and nobody else', async () => {
    expect(await through('good', 'named')).toBe('read')
    await expect(through('good', undefined)).rejects.toMatchObject({
      owner: 'upstream',
      message: expect.stringContaining('(ca,'),
    })
    await expect(through('expired', 'named')).rejects.toMatchObject({ message: expect.stringContaining('đã hết hạn') })
  })

  it('asks the operator for the file that is not there', async () => {
    await expect(through('good', 'missing')).rejects.toMatchObject({
      owner: 'config',
      message: expect.stringContaining('none.pem'),
    })
  })
})
