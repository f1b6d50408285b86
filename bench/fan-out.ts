import { parseArgs } from 'node:util'
import { outcomeTable } from './fan-out/outcome-table.ts'
import { type Spread, spreads } from './fan-out/plan.ts'
import { type Method, methods, type Scenario } from './fan-out/run-message.ts'
import { type Outcome, runScenario } from './fan-out/run-scenario.ts'
import { watchStuckViewers } from './fan-out/stuck-viewers.ts'
import { typicalOutcome } from './fan-out/typical-outcome.ts'

const usage = `Fan-out: ours beside (a) a socket.io room with one emit per change, (b) raw ws with one prebuilt frame per change and
(c) the bytes of that frame written to each connection without any library.
  npm run bench -- fan-out [--quick]                   100, 1,000 and 2,000 viewers × 10, 100 and 500 changes per second
  npm run bench -- fan-out --only 1000x100 [--spread people|board|scattered] [--method toan-canh] [--repeat 3]
  npm run bench -- fan-out --stuck [--minutes 10]      server memory while viewers do not read
Only loopback. 2,000 viewers need about 2,100 file descriptors in each process: ulimit -n 4096.
`

const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    stuck: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
    minutes: { type: 'string', default: '10' },
    only: { type: 'string' },
    repeat: { type: 'string', default: '1' },
    spread: { type: 'string' },
    method: { type: 'string' },
  },
})

const sizes = ['100x10', '100x100', '100x500', '1000x10', '1000x100', '1000x500', '2000x10', '2000x100', '2000x500']
const quickSizes = ['100x100', '1000x100', '2000x500']
/** Changes that do not gather are asked for once, where the goal is set. */
const scatteredSize = '1000x100'

function sizesOf(spread: Spread): readonly string[] {
  if (options.only !== undefined) return [options.only]
  if (spread === 'scattered') return [scatteredSize]
  return options.quick ? quickSizes : sizes
}

function scenarioOf(method: Method, spread: Spread, size: string): Scenario {
  const [viewers = 0, changesPerSecond = 0] = size.split('x').map(Number)
  const time = options.quick ? { warmUpMs: 3_000, measureMs: 8_000 } : { warmUpMs: 5_000, measureMs: 20_000 }
  return { method, spread, viewers, changesPerSecond, isTimed: true, ...time }
}

/** Runs the ways in turn, as often as asked for, so that a busy minute of the machine meets all of them. */
async function typicalOfEach(ways: readonly Method[], scenario: (method: Method) => Scenario): Promise<Outcome[]> {
  const runs: Outcome[] = []
  for (let round = 0; round < Number(options.repeat); round += 1) {
    for (const method of ways) {
      const { spread, viewers, changesPerSecond } = scenario(method)
      process.stderr.write(`${spread} ${viewers}x${changesPerSecond} ${method}\n`)
      runs.push(await runScenario(scenario(method)))
    }
  }
  return ways.flatMap((method) => typicalOutcome(runs.filter((run) => run.scenario.method === method)))
}

async function compare(): Promise<void> {
  const chosenSpreads = spreads.filter((spread) => options.spread === undefined || spread === options.spread)
  const chosenMethods = methods.filter((method) => options.method === undefined || method === options.method)
  for (const spread of chosenSpreads) {
    const outcomes: Outcome[] = []
    for (const size of sizesOf(spread)) {
      outcomes.push(...(await typicalOfEach(chosenMethods, (method) => scenarioOf(method, spread, size))))
    }
    process.stdout.write(`\n${spread}\n${outcomeTable(outcomes)}\n`)
  }
}

if (options.help) process.stdout.write(usage)
else if (options.stuck) await watchStuckViewers(Number(options.minutes))
else await compare()
