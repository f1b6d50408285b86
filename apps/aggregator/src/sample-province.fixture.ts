import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../province/src/main.ts', import.meta.url))
const adminToken = 'quan-tri-mau'

/** The sample province as a process of its own, with the environment in which the product finds it. */
export interface SampleProvince extends AsyncDisposable {
  readonly environment: Readonly<Record<string, string>>
  readonly url: string
  /** Asks for a fault, as an administrator of this machine does. */
  readonly fault: (fault: Readonly<Record<string, unknown>>) => Promise<number>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

/** Starts it on free ports, small; disposing it ends it. */
export async function aSampleProvince(more: Readonly<Record<string, string>> = {}): Promise<SampleProvince> {
  const [http, messages, secure] = [await freePort(), await freePort(), await freePort()]
  const environment = {
    SAMPLE: 'on',
    SAMPLE_SCALE: '0.01',
    PROVINCE_PORT: String(http),
    PROVINCE_MQTT_PORT: String(messages),
    PROVINCE_TLS_PORT: String(secure),
    ...more,
  }
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const lines = createInterface({ input: child.stdout })
  const first = await Promise.race([once(lines, 'line'), ended.then(() => null)])
  if (first === null) throw new Error('the sample province did not start')
  const url = `http://127.0.0.1:${http}`
  return {
    environment,
    url,
    fault: async (fault) => {
      const answer = await fetch(`${url}/admin/faults`, {
        method: 'POST',
        headers: { authorization: `Bearer ${adminToken}`, 'content-type': 'application/json' },
        body: JSON.stringify(fault),
      })
      return answer.status
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}
