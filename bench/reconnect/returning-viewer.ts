import type { BackOff } from '@toan-canh/live'
import { backOffMs } from '@toan-canh/live'
import { openViewerLine } from '../fan-out/viewer-line.ts'

export interface ReturningViewerOptions {
  readonly port: number
  readonly topics: readonly string[]
  readonly backOff: BackOff
  readonly onAttempt: () => void
  readonly onLost: () => void
  /** The viewer holds a state of every topic, told by the connection it has now. */
  readonly onFresh: () => void
}

/** A snapshot, or that what is held is current; as the gateway writes them. */
const stateOf = /\{"k":"[sc]","topic":"([^"]+)"/g

/** A viewer that comes back as the product's pages do: later and later with jitter, asking for everything anew. */
export function startReturningViewer(options: ReturningViewerOptions): void {
  const { port, topics, backOff, onAttempt, onLost, onFresh } = options
  let attempt = 0

  function connect(): void {
    const missing = new Set(topics)
    let isClosed = false
    let isUp = false
    onAttempt()
    openViewerLine({
      port,
      method: 'toan-canh',
      topics,
      onPayload(payload) {
        if (!isUp) attempt = 0
        isUp = true
        if (missing.size === 0) return
        for (const [, topic = ''] of payload.toString().matchAll(stateOf)) missing.delete(topic)
        if (missing.size === 0) onFresh()
      },
      onClose() {
        if (isClosed) return
        isClosed = true
        if (isUp) onLost()
        attempt += 1
        setTimeout(connect, backOffMs(backOff, attempt, Math.random()))
      },
    })
  }
  connect()
}
