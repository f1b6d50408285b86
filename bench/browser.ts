import { parseArgs } from 'node:util'
import { serveWall } from './browser/serve-wall.ts'
import { watchPage, type Watched } from './browser/watch-page.ts'
import { machineLine } from './measure/machine.ts'
import { table } from './measure/table.ts'

const usage = `Browser: 16 numbers, 8 bullets, 6 line charts and the map of the product in headless Chromium at 1920×1080.
  npm run bench -- browser [--minutes 10] [--only bench@1,bench-map@10,bench-canvas@1] [--picture board.png]
bench-map is the board with the map as it is drawn on this machine, bench-canvas with its map forced on a WebGL canvas.
The built dashboard, HTTP face and gateway are the product's; the values are made. CHROMIUM_PATH names the browser.
`
const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    only: { type: 'string', default: 'bench@1,bench-map@1,bench@10,bench-map@10' },
    picture: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

const head = [
  'board',
  'changes per second each',
  'renderer CPU s per minute',
  'GPU process s per minute',
  'tasks > 100 ms in the first 15 s',
  'tasks > 100 ms later',
  'heap MB first',
  'heap MB last',
  'first paint ms',
  'ready ms',
  'code kB gzip',
]

function words(tasks: readonly number[]): string {
  return tasks.length === 0 ? '0' : `${tasks.length} (worst ${Math.max(...tasks).toFixed(0)} ms)`
}

function rowOf(board: string, perSecond: number, watched: Watched): string[] {
  const [first, last] = watched.heapMb
  return [
    board,
    String(perSecond),
    watched.rendererSecondsPerMinute.toFixed(1),
    watched.gpuSecondsPerMinute.toFixed(1),
    words(watched.longAtStart),
    words(watched.longLater),
    first.toFixed(2),
    last.toFixed(2),
    watched.firstPaintMs.toFixed(0),
    watched.readyMs?.toFixed(0) ?? 'never',
    watched.codeKb.toFixed(0),
  ]
}

async function run(): Promise<void> {
  process.stdout.write(`${machineLine()}\n\n`)
  await using wall = await serveWall()
  const rows: string[][] = []
  for (const name of options.only.split(',')) {
    const [shown = '', pace = '1'] = name.split('@')
    const forcesCanvas = shown === 'bench-canvas'
    const board = forcesCanvas ? 'bench-map' : shown
    wall.feed.pace(Number(pace))
    const { url, dashboardDir } = wall
    const watch = {
      url,
      board,
      forcesCanvas,
      dashboardDir,
      minutes: Number(options.minutes),
      picture: options.picture ?? null,
    }
    const row = rowOf(shown, Number(pace), await watchPage(watch))
    process.stderr.write(`${row.join(' | ')}\n`)
    rows.push(row)
  }
  process.stdout.write(`${table(head, rows)}\n`)
}

if (options.help) process.stdout.write(usage)
else await run()
