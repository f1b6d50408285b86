import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openCold, type Opened } from './first-paint/open-cold.ts'
import { machineLine } from './measure/machine.ts'
import { median, table } from './measure/table.ts'
import { startWall } from './wall/start-wall.ts'

const usage = `First paint: the overview on a wall of the product with its sample, opened with nothing in the browser's caches.
  npm run bench -- first-paint [--times 5] [--slowed 1,6]
Slowed: how many times slower Chromium makes the processor of the page.
`
const { values: options } = parseArgs({
  options: {
    times: { type: 'string', default: '5' },
    slowed: { type: 'string', default: '1,6' },
    help: { type: 'boolean', default: false },
  },
})
const dashboardDir = fileURLToPath(new URL('../dist/dashboard', import.meta.url))

function rowOf(slowed: number, opened: readonly Opened[]): string[] {
  const of = (pick: (each: Opened) => number) => {
    const values = opened.map(pick)
    return `${median(values).toFixed(0)} (worst ${Math.max(...values).toFixed(0)})`
  }
  return [
    `${slowed} ×`,
    of(({ paintedMs }) => paintedMs),
    of(({ numbersMs }) => numbersMs),
    of(({ wholeMs }) => wholeMs),
    median(opened.map(({ codeKb }) => codeKb)).toFixed(0),
    median(opened.map(({ mapKb }) => mapKb)).toFixed(0),
  ]
}

async function run(): Promise<void> {
  process.stdout.write(`${machineLine()}\n\n`)
  await using wall = await startWall({ overviewSeconds: 86_400, camerasSeconds: 0 })
  const rows: string[][] = []
  for (const slowed of options.slowed.split(',').map(Number)) {
    const opening = { url: `${wall.url}/walls/${wall.wall}`, slowed, dashboardDir }
    const row = rowOf(slowed, await openCold(opening, Number(options.times)))
    process.stderr.write(`${row.join(' | ')}\n`)
    rows.push(row)
  }
  const head = [
    'processor slowed',
    'first contentful paint ms',
    'all numbers ms',
    'with the map ms',
    'code before map kB gzip',
    'code of the map kB gzip',
  ]
  process.stdout.write(`${table(head, rows)}\n`)
}

if (options.help) process.stdout.write(usage)
else await run()
