import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

const endWithParent = join(import.meta.dirname, 'end-with-parent.mjs')
const LAST_OUTPUT_MS = 2_000

/** One program of the product: what to run, what to call it, and where its lines go. */
export interface ServicePlan {
  readonly name: string
  readonly entry: string
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
  /** A plain line is for people; a line that begins with `{` is a log record. */
  readonly onLine: (line: string) => void
  readonly onRecord: (line: string) => void
}

/** A program that runs. `ended` never rejects and gives the exit in words; `stop` ends it within `withinMs`. */
export interface Service {
  readonly name: string
  readonly ended: Promise<ServiceEnd>
  readonly stop: (withinMs: number) => Promise<ServiceEnd>
}

export interface ServiceEnd {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly wasForced: boolean
}

/** Starts a program under this very Node, in a process group of its own so that Ctrl-C reaches it through us only. */
export function startService(plan: ServicePlan): Service {
  const child = spawn(process.execPath, ['--import', endWithParent, plan.entry], {
    cwd: plan.cwd,
    env: { ...process.env, ...plan.env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  for (const stream of [child.stdout, child.stderr]) if (stream) readLines(stream, plan)
  let wasForced = false
  const ended = new Promise<ServiceEnd>((resolve) => {
    child.once('error', () => resolve({ code: null, signal: null, wasForced }))
    child.once('exit', (code, signal) => {
      // a grandchild may hold the pipe open; its lines are not worth waiting for
      const give = (): void => resolve({ code, signal, wasForced })
      setTimeout(give, LAST_OUTPUT_MS).unref()
      child.once('close', give)
    })
  })
  const stop = async (withinMs: number): Promise<ServiceEnd> => {
    const force = setTimeout(() => {
      wasForced = child.kill('SIGKILL')
    }, withinMs)
    child.kill('SIGTERM')
    const end = await ended
    clearTimeout(force)
    return end
  }
  return { name: plan.name, ended, stop }
}

function readLines(stream: Readable, plan: ServicePlan): void {
  createInterface({ input: stream }).on('line', (line) => {
    if (line.startsWith('{')) plan.onRecord(line)
    else if (line.trim() !== '') plan.onLine(line)
  })
}
