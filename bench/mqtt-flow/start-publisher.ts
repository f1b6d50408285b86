import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

interface Publisher extends AsyncDisposable {
  /** Messages that the broker has accepted. */
  readonly published: () => number
}

const script = fileURLToPath(new URL('./publish.ts', import.meta.url))

/** Starts the publishing process; dispose to end it. */
export function startPublisher(on: {
  readonly url: string
  readonly pace: number
  readonly seconds: number
}): Publisher {
  const words = [script, on.url, String(on.pace), String(on.seconds)]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  let published = 0
  child.stdout.on('data', (part: Buffer) => {
    const last = part.toString().trim().split('\n').at(-1)
    published = Math.max(published, Number(last))
  })
  return {
    published: () => published,
    [Symbol.asyncDispose]: async () => {
      child.kill()
    },
  }
}
