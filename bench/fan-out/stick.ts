import { z } from 'zod'
import { topicsOfViewer } from './plan.ts'
import { openViewerLine } from './viewer-line.ts'
import { clientFrame } from './ws-frame.ts'

/**
 * Viewers that stop reading once they have their first frame: `node stick.ts <port> <count>`. Every other one keeps
 * answering the heartbeat all the same. Whoever is cut comes back.
 */
process.on('disconnect', () => process.exit())
const [port = 0, count = 0] = z.array(z.coerce.number()).parse(process.argv.slice(2))
const heartbeatMs = 20_000
const backAfterMs = 1_000

function stick(viewer: number): void {
  let isStuck = false
  const socket = openViewerLine({
    port,
    method: 'toan-canh',
    topics: topicsOfViewer('board', viewer),
    onPayload() {
      isStuck = true
      socket.pause()
    },
    onClose() {},
  })
  const heartbeat = setInterval(() => {
    if (isStuck && viewer % 2 === 0) socket.write(clientFrame('3'))
  }, heartbeatMs)
  socket.once('close', () => {
    clearInterval(heartbeat)
    setTimeout(() => stick(viewer), backAfterMs)
  })
  // A paused socket does not see the other end go: it looks by itself.
  setTimeout(() => socket.destroy(), 150_000 + viewer * 100).unref()
}

for (let viewer = 0; viewer < count; viewer += 1) stick(viewer)
process.send?.({ kind: 'stuck' })
