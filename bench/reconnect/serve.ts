import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'

const root = fileURLToPath(new URL('../../', import.meta.url))
const lookEveryMs = 50
const startsWithinMs = 60_000

/** The product's own process, without sources: what it shows is told to its store by the bench. */
export interface ServedCentre extends AsyncDisposable {
  readonly pid: number
  /** When it first answered over HTTP. */
  readonly answeredAt: number
  /** As a loss of power would end it. */
  kill(): Promise<void>
}

export interface ServeOptions {
  readonly port: number
  readonly databaseUrl: string
  readonly dataDir: string
}

/** Starts the aggregator by its own entry point, held to the heap that the product gives it; resolves when it answers. */
export async function serveCentre({ port, databaseUrl, dataDir }: ServeOptions): Promise<ServedCentre> {
  const child: ChildProcess = spawn(process.execPath, ['apps/aggregator/src/main.ts'], {
    cwd: root,
    env: {
      ...process.env,
      PORT: String(port),
      DATABASE_URL: databaseUrl,
      DATA_DIR: dataDir,
      SAMPLE: 'off',
      SOURCES: 'none',
      LOG_LEVEL: 'error',
      NODE_OPTIONS: '--max-semi-space-size=16 --max-old-space-size=1024',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  const until = Date.now() + startsWithinMs
  const answers = () =>
    fetch(`http://127.0.0.1:${port}/api/v1/health`).then(
      () => true,
      () => false,
    )
  while (!(await answers())) {
    if (child.exitCode !== null || Date.now() > until) throw new Error('the centre does not start')
    await sleep(lookEveryMs)
  }
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  return {
    pid: child.pid ?? 0,
    answeredAt: Date.now(),
    kill: () => end('SIGKILL'),
    [Symbol.asyncDispose]: () => end('SIGTERM'),
  }
}
