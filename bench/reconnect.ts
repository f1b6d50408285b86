import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { freePort } from '../e2e/harness/free-port.ts'
import { startChild } from './fan-out/child.ts'
import { benchDatabase } from './measure/bench-database.ts'
import { machineLine } from './measure/machine.ts'
import { processCpuMs } from './measure/process-cpu.ts'
import { processMemoryMib } from './measure/process-memory.ts'
import { table } from './measure/table.ts'
import { crowdReportSchema } from './reconnect/messages.ts'
import { pageTopics } from './reconnect/page-topics.ts'
import { perSecond, secondsUntil } from './reconnect/return-curve.ts'
import { serveCentre } from './reconnect/serve.ts'
import { startChangeStream } from './wall/change-stream.ts'

const usage = `Reconnect: many outputs come back after their centre was killed, away for a while, and started again.
  npm run bench -- reconnect [--viewers 500] [--away 5,45]
The centre is the product's own process on a store of its own, the viewers are in a process of their own and wait as its
pages do; each asks for what a page with the overview asks for. Ten changes a second go on meanwhile. ulimit -n 4096.
`
const { values: options } = parseArgs({
  options: {
    viewers: { type: 'string', default: '500' },
    away: { type: 'string', default: '5,45' },
    help: { type: 'boolean', default: false },
  },
})
const catalogueDir = fileURLToPath(new URL('../catalogue', import.meta.url))
const settledMs = 5_000
const watchedMs = 15_000
const megabyteDigits = 0

async function run(): Promise<void> {
  process.stdout.write(`${machineLine()}\n\n`)
  await using stack = new AsyncDisposableStack()
  const { url: databaseUrl } = stack.use(await benchDatabase())
  const dataDir = await mkdtemp(join(tmpdir(), 'toan-canh-reconnect-'))
  stack.defer(() => rm(dataDir, { recursive: true, force: true }))
  const served = { port: await freePort(), databaseUrl, dataDir }
  let centre = await serveCentre(served)
  stack.defer(() => centre[Symbol.asyncDispose]())
  const stream = stack.use(await startChangeStream({ databaseUrl, catalogueDir, perSecond: 10 }))
  const topics = await pageTopics(`http://127.0.0.1:${served.port}/walls/phong-hop/r1c1`)
  const plan = { viewers: Number(options.viewers), port: served.port, topics }
  const crowd = stack.use(startChild('../reconnect/watch.ts', [JSON.stringify(plan)], crowdReportSchema))
  await crowd.report('watching')
  const rows: (string | number)[][] = []
  for (const away of options.away.split(',').map(Number)) {
    await sleep(settledMs)
    const before = processMemoryMib(centre.pid)
    const killedAt = Date.now()
    await centre.kill()
    await sleep(away * 1_000)
    const startedAt = Date.now()
    centre = await serveCentre(served)
    const { attempts, freshAt } = await crowd.report('fresh')
    const { answeredAt } = centre
    await sleep(Math.max(0, answeredAt + watchedMs - Date.now()))
    const cpuSeconds = (processCpuMs(centre.pid) ?? Number.NaN) / 1_000
    const row = [
      away,
      ((answeredAt - startedAt) / 1_000).toFixed(1),
      secondsUntil(freshAt, 0.5, answeredAt).toFixed(1),
      secondsUntil(freshAt, 1, answeredAt).toFixed(1),
      attempts.length,
      Math.max(...perSecond(attempts, killedAt)),
      Math.max(0, ...perSecond(attempts, answeredAt)),
      before?.now.toFixed(megabyteDigits) ?? '–',
      processMemoryMib(centre.pid)?.peak.toFixed(megabyteDigits) ?? '–',
      cpuSeconds.toFixed(1),
    ]
    process.stderr.write(`${row.join(' | ')}\n`)
    rows.push(row)
  }
  if (stream.failure !== null) throw new Error('the changes have stopped', { cause: stream.failure })
  const head = [
    'away s',
    'start took s',
    'half fresh s after',
    'all fresh s after',
    'attempts',
    'most a second while away',
    'most a second after',
    'resident before MiB',
    'peak after MiB',
    'server CPU s, start and first 15 s',
  ]
  process.stdout.write(`${plan.viewers} viewers, ${topics.length} topics each\n\n${table(head, rows)}\n`)
}

if (options.help) process.stdout.write(usage)
else await run()
