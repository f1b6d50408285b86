import { parseArgs } from 'node:util'
import { Client } from 'pg'
import { verifyCells } from '../apps/aggregator/src/counting/verify-cells.ts'
import { measureSize, type Round } from './change-cost/measure-size.ts'
import { openStoredProvince } from './change-cost/stored-province.ts'
import { benchDatabase } from './measure/bench-database.ts'
import { machineLine, serverLine } from './measure/machine.ts'
import { median, table } from './measure/table.ts'
import type { WorkCost } from './measure/work-cost.ts'

const usage = `Cost of a change: 1,000 changed dossiers from the batch in hand to the publish, beside one tuned SQL.
  npm run bench -- change-cost [--sizes 100000,1000000,3000000] [--rounds 9] [--verify 1000000]
A database of its own is made on the server of DATABASE_URL (else 127.0.0.1:5432), which must run on this machine.
--verify: counts everything anew and compares, at sizes up to this one.
`
const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100000,1000000,3000000' },
    rounds: { type: 'string', default: '9' },
    verify: { type: 'string', default: '100000' },
    help: { type: 'boolean', default: false },
  },
})
/** The first rounds compile code and warm caches. */
const warmRounds = 2

const head = [
  'stored',
  'ours CPU ms',
  'of it store (node)',
  'store (PostgreSQL)',
  'publish',
  'ours wall ms',
  'bare upsert CPU ms',
  'one SQL CPU ms',
  'SQL wall ms',
  'SQL ÷ ours (CPU)',
  'SQL ÷ ours (wall)',
  'cell rows',
  'points published',
  'points compared',
]

function cpu({ ownMs, serverMs }: WorkCost): number {
  return ownMs + serverMs
}

function rowOf(size: number, rounds: readonly Round[]): readonly string[] {
  const middle = (of: (round: Round) => number) => median(rounds.slice(warmRounds).map(of))
  const ours = middle((round) => cpu(round.store) + cpu(round.publish))
  const oursWall = middle((round) => round.store.wallMs + round.publish.wallMs)
  const sql = middle((round) => cpu(round.sql))
  const sqlWall = middle((round) => round.sql.wallMs)
  const ms = [
    ours,
    middle((round) => round.store.ownMs),
    middle((round) => round.store.serverMs),
    middle((round) => cpu(round.publish)),
    oursWall,
    middle((round) => cpu(round.upsert)),
    sql,
    sqlWall,
  ].map((each) => each.toFixed(0))
  const counts = [(round: Round) => round.cellRows, (round: Round) => round.points, (round: Round) => round.compared]
  return [
    size.toLocaleString('en'),
    ...ms,
    (sql / ours).toFixed(1),
    (sqlWall / oursWall).toFixed(1),
    ...counts.map((of) => middle(of).toFixed(0)),
  ]
}

/** Settings of the embedded server; no parallel workers, whose processor time could not be seen. */
async function settle(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  const name = client.escapeIdentifier(client.database ?? '')
  for (const [setting, value] of Object.entries({ jit: 'off', work_mem: '64MB', max_parallel_workers_per_gather: '0' }))
    await client.query(`alter database ${name} set ${setting} = '${value}'`)
  await client.end()
}

async function run(): Promise<void> {
  process.stdout.write(`${machineLine()}\n`)
  await using database = await benchDatabase()
  await settle(database.url)
  process.stdout.write(`${await serverLine(database.url)}\n\n`)
  await using province = await openStoredProvince(database.url)
  const rows: (readonly string[])[] = []
  for (const size of options.sizes.split(',').map(Number)) {
    await province.fillTo(size, (stored) => process.stderr.write(`\rstored ${stored}  `))
    const { centre } = province
    rows.push(rowOf(size, await measureSize(province, Number(options.rounds) + warmRounds)))
    process.stderr.write(`\n${rows.at(-1)?.join(' | ')}\n`)
    if (size > Number(options.verify)) continue
    const { cases, differing } = await verifyCells(centre.database, centre.versions, province.now(), () => {})
    if (differing > 0) throw new Error(`${differing} cells differ from those counted anew`)
    process.stderr.write(`verified ${cases} dossiers: no cell differs\n`)
  }
  process.stdout.write(`${table(head, rows)}\n`)
}

if (options.help) process.stdout.write(usage)
else await run()
