import { setTimeout as sleep } from 'node:timers/promises'
import { linkBackOff } from '@toan-canh/live'
import { type CrowdReport, crowdSchema } from './messages.ts'
import { startReturningViewer } from './returning-viewer.ts'

/** The viewers' process: `node watch.ts <plan as JSON>`, started by `reconnect.ts`. */
process.on('disconnect', () => process.exit())
const { viewers, port, topics } = crowdSchema.parse(JSON.parse(process.argv[2] ?? '{}'))
const openEveryMs = 5

let isWatching = false
let attempts: number[] = []
let freshAt: number[] = []

function report(message: CrowdReport): void {
  process.send?.(message)
}

function fresh(): void {
  freshAt.push(Date.now())
  if (freshAt.length < viewers) return
  report(isWatching ? { kind: 'fresh', attempts, freshAt } : { kind: 'watching' })
  isWatching = true
  attempts = []
  freshAt = []
}

for (let opened = 0; opened < viewers; opened += 1) {
  startReturningViewer({
    port,
    topics,
    backOff: linkBackOff,
    onAttempt: () => void attempts.push(Date.now()),
    onLost: () => {},
    onFresh: fresh,
  })
  await sleep(openEveryMs)
}
