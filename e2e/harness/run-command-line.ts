import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '../..')

/** A running `node scripts/<name>.mjs`, as `npm` would start it. */
export interface CommandLine extends AsyncDisposable {
  /** What it has said so far. */
  readonly lines: readonly string[]
  /** Resolves with the first line that matches, also an earlier one; rejects when it ends before saying so. */
  readonly says: (pattern: RegExp) => Promise<string>
  readonly signal: (signal: NodeJS.Signals) => void
  readonly ended: Promise<number | null>
}

/** Starts one of the repository's commands with settings of its own; disposing ends it. */
export function runCommandLine(
  script: string,
  env: Readonly<Record<string, string>>,
  args: string[] = [],
): CommandLine {
  const child = spawn(process.execPath, [join(root, script), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => {
      lines.push(line)
      for (const listener of listeners) listener()
    })
  const ended = once(child, 'close').then(() => child.exitCode)
  const says = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = lines.find((line) => pattern.test(line))
        if (found === undefined) return
        listeners.delete(look)
        resolve(found)
      }
      listeners.add(look)
      look()
      void ended.then(() => reject(new Error(`ended without saying ${String(pattern)}:\n${lines.join('\n')}`)))
    })
  return {
    lines,
    says,
    signal: (signal) => child.kill(signal),
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await ended
    },
  }
}
