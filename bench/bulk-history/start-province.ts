import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const started = /http:\/\/127\.0\.0\.1:(\d+), (\d+) dossiers/

/** The sample province in a process of its own. Disposing ends it. */
export interface ProvinceProcess extends AsyncDisposable {
  readonly pid: number
  readonly port: number
  readonly dossiers: number
}

/** Starts the sample province at a scale and waits until it answers. */
export async function startProvinceProcess(scale: number): Promise<ProvinceProcess> {
  const entry = fileURLToPath(new URL('../../apps/province/src/main.ts', import.meta.url))
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, PROVINCE_PORT: '0', SAMPLE_SCALE: String(scale) },
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
  throw new Error('the sample province ended before it answered')
}
