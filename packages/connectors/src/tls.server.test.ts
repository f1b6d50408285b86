import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { mosquittoProgram, startBroker } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { readAll, stored } from './conformance.ts'
import type { Connection } from './connector.ts'
import { openMqtt, publishRows } from './mqtt/mqtt.fixture.ts'
import { startOneStop } from './rest/one-stop.fixture.ts'
import { openRest } from './rest/rest.fixture.ts'
import { rowsOf } from './sample.fixture.ts'
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
  const oneStop = stack.use(await startOneStop(rowsOf(3)))
  const to = { host: '127.0.0.1', port: Number(new URL(oneStop.base).port) }
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
