import { z } from 'zod'
import { Crowd } from './crowd.ts'
import { scenarioSchema, viewerOrderSchema, type ViewerReport } from './run-message.ts'

/** The viewers' process: `node watch.ts <scenario as JSON> <port>`, started by `fan-out.ts`. */
process.on('disconnect', () => process.exit())
const scenario = scenarioSchema.parse(JSON.parse(process.argv[2] ?? '{}'))
const port = z.coerce.number().parse(process.argv[3])
const lookEveryMs = 50

function report(message: ViewerReport): void {
  process.send?.(message)
}

const crowd = new Crowd(scenario)

async function check(truth: ReadonlyMap<string, number>, withinMs: number): Promise<void> {
  const until = performance.now() + withinMs
  while (crowd.wrongViewers(truth) > 0 && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs))
  }
  const { latencies, frames, values } = crowd
  report({
    kind: 'seen',
    values,
    frames,
    p50Ms: latencies.quantile(0.5),
    p99Ms: latencies.quantile(0.99),
    worstMs: latencies.quantile(1),
    wrongViewers: crowd.wrongViewers(truth),
  })
}

process.on('message', (message) => {
  const order = viewerOrderSchema.parse(message)
  if (order.kind === 'measure') crowd.measureFromUs = order.fromUs
  else void check(new Map(Object.entries(order.truth)), order.withinMs)
})

/** Never sleeps: else waking this process is charged to the server's writes, and in the field viewers are elsewhere. */
function stayAwake(): void {
  setImmediate(stayAwake)
}

await crowd.open(port)
if (scenario.isTimed) stayAwake()
report({ kind: 'watching' })
