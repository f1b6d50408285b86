import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { freePort } from '../../e2e/harness/free-port.ts'
import { type CommandLine, runCommandLine } from '../../e2e/harness/run-command-line.ts'
import { benchDatabase } from '../measure/bench-database.ts'

const healthSchema = z.object({
  status: z.string(),
  sources: z.array(z.object({ id: z.string(), phase: z.string() })),
})
const askEveryMs = 500
const loadedWithinMs = 15 * 60_000

/** The whole product with its sample province on data and a database of its own, to be started and stopped as often as needed. */
export interface BenchProduct extends AsyncDisposable {
  readonly url: string
  readonly databaseUrl: string
  /** Starts it; resolves as soon as its HTTP face answers. Dispose what it gives to stop the product, not its data. */
  start(): Promise<AsyncDisposable>
  /** Waits until every source that is always read has loaded its history; throws after a quarter of an hour. */
  loaded(): Promise<void>
}

async function answers(url: string): Promise<z.infer<typeof healthSchema> | null> {
  const response = await fetch(`${url}/api/v1/health`).catch(() => null)
  return response === null ? null : healthSchema.parse(await response.json())
}

/** Makes room for a product at a scale of the sample; nothing runs until it is started. */
export async function benchProduct(scale: number): Promise<BenchProduct> {
  await using undo = new AsyncDisposableStack()
  const database = undo.use(await benchDatabase())
  const dataDir = await mkdtemp(join(tmpdir(), 'toan-canh-bench-'))
  undo.defer(() => rm(dataDir, { recursive: true, force: true }))
  const [port, provincePort, mqttPort, tlsPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ]
  const url = `http://127.0.0.1:${port}`
  const env = {
    PORT: String(port),
    PROVINCE_PORT: String(provincePort),
    PROVINCE_MQTT_PORT: String(mqttPort),
    PROVINCE_TLS_PORT: String(tlsPort),
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    SAMPLE_SCALE: String(scale),
  }
  const held = undo.move()
  return {
    url,
    databaseUrl: database.url,
    async start() {
      const product: CommandLine = runCommandLine('scripts/start.mjs', env)
      while ((await answers(url)) === null) {
        await Promise.race([sleep(20), product.ended.then((code) => Promise.reject(new Error(`ended with ${code}`)))])
      }
      return product
    },
    async loaded() {
      const until = Date.now() + loadedWithinMs
      for (;;) {
        const health = await answers(url)
        const still = health?.sources.filter(({ phase }) => phase === 'loading').map(({ id }) => id) ?? []
        if (health !== null && health.status !== 'loading' && still.length === 0) return
        if (Date.now() > until) throw new Error(`still loading after a quarter of an hour: ${still.join(', ')}`)
        await sleep(askEveryMs)
      }
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}
