import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { temporaryDatabase } from '@toan-canh/testkit'
import { freePort } from './free-port.ts'
import { type CommandLine, runCommandLine } from './run-command-line.ts'

const SMALL_SCALE = '0.01'

/** The whole product on ports, data and a database of its own, which stay the same when it is stopped and started again. */
export interface RunningProduct extends AsyncDisposable {
  readonly url: string
  readonly provinceUrl: string
  readonly dataDir: string
  readonly databaseUrl: string
  readonly stop: () => Promise<void>
  readonly start: () => Promise<void>
}

/** Starts the sample province and the aggregator by `npm start`'s own script; resolves when the addresses are printed. */
export async function startProduct(env: Readonly<Record<string, string>> = {}): Promise<RunningProduct> {
  await using undo = new AsyncDisposableStack()
  const database = undo.use(await temporaryDatabase())
  const dataDir = await mkdtemp(join(tmpdir(), 'toan-canh-e2e-'))
  undo.defer(() => rm(dataDir, { recursive: true, force: true }))
  await chmod(dataDir, 0o755)
  const [port, provincePort, mqttPort, tlsPort] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ]
  let running: CommandLine | null = null
  const stop = async (): Promise<void> => {
    await running?.[Symbol.asyncDispose]()
    running = null
  }
  const start = async (): Promise<void> => {
    running = runCommandLine('scripts/start.mjs', {
      PORT: String(port),
      PROVINCE_PORT: String(provincePort),
      PROVINCE_MQTT_PORT: String(mqttPort),
      PROVINCE_TLS_PORT: String(tlsPort),
      DATA_DIR: dataDir,
      DATABASE_URL: database.url,
      SAMPLE_SCALE: SMALL_SCALE,
      ...env,
    })
    await running.says(/\/wall\/dossiers/)
  }
  undo.defer(stop)
  await start()
  const held = undo.move()
  return {
    url: `http://127.0.0.1:${port}`,
    provinceUrl: `http://127.0.0.1:${provincePort}`,
    dataDir,
    databaseUrl: database.url,
    stop,
    start,
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  }
}
