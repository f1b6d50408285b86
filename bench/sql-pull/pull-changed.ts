import { fileURLToPath } from 'node:url'
import { type Batch, compileMapping, connectors } from '@toan-canh/connectors'
import { Client } from 'pg'
import { type Catalogue, loadCatalogue, type LoadedSource } from '../../apps/aggregator/src/catalogue/load-catalogue.ts'
import { openCentre } from '../../apps/aggregator/src/centre/open-centre.ts'
import { storeBatch } from '../../apps/aggregator/src/ingest/store-batch.ts'

const catalogueFolder = fileURLToPath(new URL('../../catalogue/', import.meta.url))

/** What pulling changed rows has cost. */
export interface Pulled {
  readonly rows: number
  readonly facts: number
  readonly seconds: number
  readonly readSeconds: number
  readonly heapMb: number
}

interface Pull {
  readonly upstreamUrl: string
  readonly ownUrl: string
  readonly rows: number
}

const block = {
  type: 'sql',
  dsn: 'env:DSN',
  tls: 'off',
  mayWrite: true,
  from: { table: 'ho_so' },
  read: { by: 'watermark', column: 'NgayCapNhat', key: 'MaHoSo', lookbackSeconds: 604_800 },
}

/** Dossiers over all communes, changed within the last day, beside ten times as many that were not. */
async function fill(url: string, rows: number, units: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(
    `create table ho_so as
     select '000.00.02.H42-' || to_char(day, 'YYMMDD') || '-' || lpad(i::text, 7, '0') as "MaHoSo",
       ($2::text[])[1 + i % array_length($2::text[], 1)] as "DonViXuLy", 'chung-thuc' as "MaLinhVuc", '2' as "KenhThucHien",
       10 as "TrangThai", to_char(day, 'YYYYMMDD') || '073000' as "NgayNop", to_char(day, 'YYYYMMDD') || '080000' as "NgayTiepNhan",
       to_char(day + interval '5 days', 'YYYYMMDD') || '170000' as "NgayHenTra",
       to_char(day + interval '3 days', 'YYYYMMDD') || '100000' as "NgayKetThucXuLy", true as "CoPhi", 'Không Có Thật' as "ChuHoSo",
       case when i <= $1 then now() - i * interval '0.8 second' else now() - interval '30 days' - i * interval '1 second' end as "NgayCapNhat"
     from generate_series(1, $1::int * 11) i, lateral (select date_trunc('day', now()) - (10 + i % 20) * interval '1 day' as day) d`,
    [rows, units],
  )
  await client.query('create unique index on ho_so ("NgayCapNhat", "MaHoSo")')
  await client.query('analyze ho_so')
  await client.end()
}

function openTable(source: LoadedSource, url: string) {
  const configured = connectors.get('sql')?.configure(block)
  if (configured?.isValid !== true) throw new Error('the source cannot be opened')
  return configured.open({
    source: source.id,
    mapping: compileMapping(source.definition.map, source.register),
    bounds: source.definition.bounds,
    now: Date.now,
    everyMs: 20_000,
    historyFrom: null,
    setting: (reference) => (reference === 'env:DSN' ? url : reference),
    allowLoopback: true,
    folder: '/',
  })
}

function sourceOf(catalogue: Catalogue): LoadedSource {
  const source = catalogue.sources.get('mot-cua')
  if (source === undefined) throw new Error('the catalogue has no source mot-cua')
  return source
}

/** Reads all changed rows once without, once with storing them, as the product does. */
export async function pullChanged({ upstreamUrl, ownUrl, rows }: Pull): Promise<Pulled> {
  const catalogue = await loadCatalogue(catalogueFolder)
  const source = sourceOf(catalogue)
  const communes = source.register.units.filter(
    ({ type, validTo }) => (type === 'commune' || type === 'ward') && validTo === null,
  )
  await fill(
    upstreamUrl,
    rows,
    communes.map(({ code }) => code),
  )
  await using centre = await openCentre({ databaseUrl: ownUrl, catalogue, now: Date.now, onError: () => {} })
  const { signal } = new AbortController()
  let heapMb = 0

  async function pull(take: (batch: Batch) => Promise<void>) {
    const startedAt = performance.now()
    let [read, facts] = [0, 0]
    await using connection = openTable(source, upstreamUrl)
    for await (const batch of connection.read('live', null, signal)) {
      await take(batch)
      read += batch.rows
      facts += batch.facts.length
      heapMb = Math.max(heapMb, process.memoryUsage().heapUsed / 1e6)
    }
    if (read !== rows || facts !== rows) throw new Error(`${read} rows and ${facts} facts instead of ${rows}`)
    return (performance.now() - startedAt) / 1_000
  }
  const readSeconds = await pull(async () => {})
  const seconds = await pull(async (batch) => {
    await storeBatch(centre.database, centre.versions, { source: source.id, direction: 'live', batch, now: Date.now() })
  })
  const stored = await centre.database.query<{ n: number }>('select count(*)::int as n from fact_case')
  return { rows, facts: stored.rows[0]?.n ?? 0, seconds, readSeconds, heapMb }
}
