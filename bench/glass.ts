import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { LatencyHistogram } from './fan-out/latency-histogram.ts'
import { glassLatencies } from './glass/glass-latencies.ts'
import { probe, seenSchema } from './glass/probe.ts'
import { machineLine } from './measure/machine.ts'
import { table } from './measure/table.ts'
import { startChangeStream, type Stored } from './wall/change-stream.ts'
import { openOutputs } from './wall/open-outputs.ts'
import { startWall } from './wall/start-wall.ts'

const usage = `Glass: from the commit of a change to the picture that shows it, on the four outputs of a wall, in the browser.
  npm run bench -- glass [--seconds 60] [--per-second 100] [--per-commit 10]
The whole product with its sample runs beside; a commit counts from when the database has confirmed it to who made it.
`
const { values: options } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    'per-second': { type: 'string', default: '100' },
    'per-commit': { type: 'string', default: '10' },
    help: { type: 'boolean', default: false },
  },
})
const warmUpMs = 5_000
const lastPaintsMs = 3_000

function quantiles(values: readonly number[]): string[] {
  const histogram = new LatencyHistogram()
  for (const value of values) histogram.add(value)
  return [0.5, 0.95, 0.99, 1].map((share) => String(histogram.quantile(share)))
}

async function run(): Promise<void> {
  process.stdout.write(`${machineLine()}\n\n`)
  await using wall = await startWall({ overviewSeconds: 86_400, camerasSeconds: 0 })
  await using opened = await openOutputs(wall, { args: ['--disable-gpu'], scripts: [probe] })
  const commits: Stored[] = []
  await using stream = await startChangeStream({
    ...wall,
    perSecond: Number(options['per-second']),
    perCommit: Number(options['per-commit']),
    onStored: (stored) => void commits.push(stored),
  })
  await sleep(warmUpMs)
  commits.length = 0
  const [toldBefore, beganAt] = [stream.told, performance.now()]
  await sleep(Number(options.seconds) * 1_000)
  const perSecond = ((stream.told - toldBefore) * 1_000) / (performance.now() - beganAt)
  const measured = [...commits]
  await sleep(lastPaintsMs)
  if (stream.failure !== null) throw new Error('the changes have stopped', { cause: stream.failure })
  const rows = await Promise.all(
    opened.outputs.map(async ({ id, page }) => {
      const seen = seenSchema.parse(await page.evaluate('__glass'))
      const { toHear, toPaint, toChange, missed } = glassLatencies(measured, seen)
      return [
        id,
        toPaint.length,
        missed,
        ...quantiles(toHear).slice(0, 3),
        ...quantiles(toPaint),
        toChange.length,
        quantiles(toChange)[2] ?? '–',
      ]
    }),
  )
  const heard = ['heard p50 ms', 'p95', 'p99']
  const painted = ['painted p50 ms', 'p95', 'p99', 'worst']
  const head = ['output', 'commits', 'not painted', ...heard, ...painted, 'changed the picture', 'their p99 ms']
  process.stdout.write(`${table(head, rows)}\n\n${perSecond.toFixed(0)} changes a second\n`)
  if (opened.errors.length > 0) throw new Error(opened.errors.join('; '))
}

if (options.help) process.stdout.write(usage)
else await run()
