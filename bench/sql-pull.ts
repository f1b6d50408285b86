import { parseArgs } from 'node:util'
import { machineLine, serverLine } from './measure/machine.ts'
import { table } from './measure/table.ts'
import { benchDatabase } from './measure/bench-database.ts'
import { pullChanged } from './sql-pull/pull-changed.ts'

const usage = `SQL pull: changed rows of a PostgreSQL table by watermark through connector, mapping, counting and store into cells.
  npm run bench -- sql-pull [--rows 100000]
Databases of its own are made on the server of DATABASE_URL (else 127.0.0.1:5432).
`
const { values: options } = parseArgs({
  options: { rows: { type: 'string', default: '100000' }, help: { type: 'boolean', default: false } },
})
const goalSeconds = 20

if (options.help) process.stdout.write(usage)
else {
  const line = machineLine()
  await using upstream = await benchDatabase()
  await using own = await benchDatabase()
  const pulled = await pullChanged({ upstreamUrl: upstream.url, ownUrl: own.url, rows: Number(options.rows) })
  const server = await serverLine(own.url)
  const head = ['rows', 'seconds read and stored', 'seconds read alone', 'facts stored', 'heap MB at most']
  const row = [
    pulled.rows,
    pulled.seconds.toFixed(1),
    pulled.readSeconds.toFixed(1),
    pulled.facts,
    pulled.heapMb.toFixed(0),
  ]
  process.stdout.write(
    `${line}\n${server}\n\n${table(head, [row.map(String)])}\n\nGoal: 100,000 rows in under ${goalSeconds} s.\n`,
  )
}
