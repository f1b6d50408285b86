import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import type { z } from 'zod'

/** A process of the bench that reports in messages of one schema. */
export interface Child<Report extends { readonly kind: string }> extends AsyncDisposable {
  send(order: string | object): void
  /** The next report of a kind; rejects when the process ends before. */
  report<Kind extends Report['kind']>(kind: Kind): Promise<Extract<Report, { readonly kind: Kind }>>
}

function isOfKind<Report extends { readonly kind: string }, Kind extends Report['kind']>(
  report: Report,
  kind: Kind,
): report is Extract<Report, { readonly kind: Kind }> {
  return report.kind === kind
}

/** Starts a script beside this file under this Node; disposing ends it. */
export function startChild<Report extends { readonly kind: string }>(
  script: string,
  args: readonly string[],
  schema: z.ZodType<Report>,
): Child<Report> {
  const child: ChildProcess = fork(new URL(script, import.meta.url), args, { execArgv: ['--expose-gc'] })
  const reports: Report[] = []
  const waiting = new Set<() => void>()
  child.on('message', (message) => {
    reports.push(schema.parse(message))
    for (const look of waiting) look()
  })
  child.on('exit', () => {
    for (const look of waiting) look()
  })
  return {
    send: (order) => void child.send(order),
    report(kind) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = reports.find((report) => isOfKind(report, kind))
          if (found === undefined && child.exitCode === null && child.signalCode === null) return
          waiting.delete(look)
          if (found !== undefined) reports.splice(reports.indexOf(found), 1)
          if (found !== undefined && isOfKind(found, kind)) resolve(found)
          else reject(new Error(`${script} ended before it reported ${kind}`))
        }
        waiting.add(look)
        look()
      })
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.disconnect()
      await once(child, 'exit')
    },
  }
}
