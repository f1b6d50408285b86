import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const started = /http:\/\/127\.0\.0\.1:(\d+), (\d+) dossiers/

/** An upstream in a process of its own. Disposing ends it. */
export interface UpstreamProcess extends AsyncDisposable {
  readonly pid: number
  readonly port: number
  readonly dossiers: number
}

/** Starts a program that tells its address and its dossiers in one line, and waits for that. */
async function start(program: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<UpstreamProcess> {
  const entry = fileURLToPath(new URL(program, import.meta.url))
  const child = spawn(process.execPath, [entry, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port, dossiers] = started.exec(line) ?? []
    if (port === undefined || child.pid === undefined) continue
    return {
      pid: child.pid,
      port: Number(port),
      dossiers: Number(dossiers),
      async [Symbol.asyncDispose]() {
        if (child.exitCode !== null || child.signalCode !== null) return
        child.kill('SIGTERM')
        await once(child, 'exit')
      },
    }
  }
  throw new Error(`${program} ended before it answered`)
}

/** Starts the sample province at a scale and waits until it answers. */
export function startProvinceProcess(scale: number): Promise<UpstreamProcess> {
  const env = { PROVINCE_PORT: '0', SAMPLE_SCALE: String(scale) }
  return start('../../apps/province/src/main.ts', [], env)
}

/**
 * Starts an upstream that answers with what the sample province answered once, its newest dossiers: its own work is not in the
 * measurement.
 */
export async function startRecordedProcess(scale: number, most: number): Promise<UpstreamProcess> {
  await using province = await startProvinceProcess(scale)
  return await start('./recorded-upstream.ts', [`http://127.0.0.1:${province.port}`, String(most)], {})
}
