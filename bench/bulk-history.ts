import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { type HistoryLoad, loadHistory } from './bulk-history/load-history.ts'
import { startProvinceProcess, startRecordedProcess } from './bulk-history/start-province.ts'
import { benchDatabase } from './measure/bench-database.ts'
import { machineLine, serverLine } from './measure/machine.ts'
import { table } from './measure/table.ts'

const usage = `Bulk history: dossiers of the sample province over HTTP through connector, mapping, counting and store into cells.
  npm run bench -- bulk-history [--scales 0.1,1] [--most 1000000] [--upstreams recorded,sample]
recorded: the upstream answers with pages that were made before, in its own process; sample: it makes them meanwhile, on the same cores.
A database of its own is made on the server of DATABASE_URL (else 127.0.0.1:5432), which must run on this machine.
`
const cores = 2
const goalMsPerThousand = 50

const { values: options } = parseArgs({
  options: {
    scales: { type: 'string', default: '0.1,1' },
    most: { type: 'string', default: '1000000' },
    upstreams: { type: 'string', default: 'recorded,sample' },
    help: { type: 'boolean', default: false },
  },
})

function rowOf(scale: number, upstream: Upstream, load: HistoryLoad): string[] {
  const perThousand = (ms: number) => (ms / load.dossiers) * 1_000
  const [own, server, theirs] = [load.aggregatorMs, load.backendsMs, load.provinceMs].map(perThousand)
  const busiest = Math.max(own ?? 0, server ?? 0)
  const shared = ((own ?? 0) + (server ?? 0)) / cores
  return [
    String(scale),
    upstream,
    loadavg()[0]?.toFixed(1) ?? '',
    load.dossiers.toLocaleString('en'),
    Math.round(load.dossiers / load.seconds).toLocaleString('en'),
    (own ?? 0).toFixed(1),
    (server ?? 0).toFixed(1),
    perThousand(load.writersMs).toFixed(1),
    (theirs ?? 0).toFixed(1),
    Math.round(1e6 / Math.max(busiest, shared)).toLocaleString('en'),
    load.cellRows.toLocaleString('en'),
    load.databaseMb.toFixed(0),
  ]
}

const head = [
  'scale',
  'pages',
  'load',
  'dossiers',
  'per second here',
  'aggregator CPU-ms per 1,000',
  'PostgreSQL backends',
  "server's writers",
  'upstream',
  'per second on two quiet cores',
  'cell rows',
  'database MB',
]

const upstreams = { recorded: startRecordedProcess, sample: startProvinceProcess }
type Upstream = keyof typeof upstreams

function upstreamOf(name: string): Upstream {
  if (name === 'recorded' || name === 'sample') return name
  throw new Error(`--upstreams takes recorded and sample, not ${name}`)
}

async function measure(scale: number, upstream: Upstream): Promise<string[]> {
  await using province = await upstreams[upstream](scale, Number(options.most))
  await using database = await benchDatabase()
  process.stderr.write(`scale ${scale}: ${province.dossiers} dossiers; ${await serverLine(database.url)}\n`)
  return rowOf(scale, upstream, await loadHistory({ databaseUrl: database.url, province, most: Number(options.most) }))
}

if (options.help) process.stdout.write(usage)
else {
  process.stdout.write(`${machineLine()}\n\n`)
  const rows: string[][] = []
  for (const scale of options.scales.split(',').map(Number)) {
    for (const upstream of options.upstreams.split(',').map(upstreamOf)) rows.push(await measure(scale, upstream))
  }
  process.stdout.write(
    `${table(head, rows)}\n\nGoal: 20,000 a second; it leaves ${goalMsPerThousand} CPU-ms per 1,000 dossiers to each of two cores.\n`,
  )
}
