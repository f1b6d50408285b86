import { execFile } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { type BenchProduct, benchProduct } from './boards/bench-product.ts'
import { benchBrowser } from './boards/open-board.ts'
import { machineLine, serverLine } from './measure/machine.ts'
import { watchPostgresCpu } from './measure/postgres-cpu.ts'
import { median, table } from './measure/table.ts'

const usage = `Idle: what the product costs while nothing but the sample happens: all packs loaded, the whole province alive.
  npm run bench -- idle [--scale 0.1] [--minutes 5] [--settle 2] [--walls 1]
CPU and memory are the aggregator's own, from its /metrics; the check is 'npm run ioc -- check' as a process, median of three.
`
const { values: options } = parseArgs({
  options: {
    scale: { type: 'string', default: '0.1' },
    minutes: { type: 'string', default: '5' },
    settle: { type: 'string', default: '2' },
    walls: { type: 'string', default: '1' },
    help: { type: 'boolean', default: false },
  },
})
const minuteMs = 60_000
const lookEveryMs = 5_000

interface Used {
  readonly cpuSeconds: number
  readonly memoryMb: number
}

/** What the aggregator says of itself. */
async function usedBy(url: string): Promise<Used> {
  const text = await (await fetch(`${url}/metrics`)).text()
  const read = (name: string) => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1])
  return { cpuSeconds: read('process_cpu_seconds_total'), memoryMb: read('process_resident_memory_bytes') / 1e6 }
}

async function checkMs(): Promise<number> {
  const took: number[] = []
  for (let round = 0; round < 3; round++) {
    const from = performance.now()
    await promisify(execFile)(process.execPath, ['scripts/ioc.mjs', 'check'], { maxBuffer: 1 << 24 })
    took.push(performance.now() - from)
  }
  return median(took)
}

/** Memory over some minutes, seen every five seconds; processor time from first to last. */
async function watched(product: BenchProduct, minutes: number) {
  await using postgres = await watchPostgresCpu(product.databaseUrl)
  const [from, first] = [performance.now(), await usedBy(product.url)]
  const memory = [first.memoryMb]
  let last = first
  while (performance.now() - from < minutes * minuteMs) {
    await sleep(lookEveryMs)
    last = await usedBy(product.url)
    memory.push(last.memoryMb)
  }
  const seconds = (performance.now() - from) / 1_000
  const { backendsMs } = await postgres.read()
  return {
    cores: (last.cpuSeconds - first.cpuSeconds) / seconds,
    postgresCores: backendsMs / 1_000 / seconds,
    memory: { median: median(memory), most: Math.max(...memory) },
  }
}

async function run(): Promise<void> {
  process.stdout.write(`${machineLine()}\n`)
  const check = await checkMs()
  await using product = await benchProduct(Number(options.scale))
  process.stdout.write(`${await serverLine(product.databaseUrl)}\n\n`)
  const from = performance.now()
  await using _ = await product.start()
  const upMs = performance.now() - from
  await product.loaded()
  const loadedMs = performance.now() - from
  await using browser = await benchBrowser()
  for (let wall = 0; wall < Number(options.walls); wall++) {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.goto(`${product.url}/wall/overview`)
  }
  await sleep(Number(options.settle) * minuteMs)
  const { cores, postgresCores, memory } = await watched(product, Number(options.minutes))
  const head = [
    'scale',
    'walls',
    'answers after s',
    'all loaded after s',
    'aggregator, cores',
    'PostgreSQL, cores',
    'memory MB',
    'at most MB',
    'catalogue check ms',
  ]
  const row = [
    options.scale,
    options.walls,
    (upMs / 1_000).toFixed(1),
    (loadedMs / 1_000).toFixed(0),
    cores.toFixed(3),
    postgresCores.toFixed(3),
    memory.median.toFixed(0),
    memory.most.toFixed(0),
    check.toFixed(0),
  ]
  process.stdout.write(`${table(head, [row])}\n`)
}

if (options.help) process.stdout.write(usage)
else await run()
