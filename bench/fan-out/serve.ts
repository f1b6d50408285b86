import { createServer } from 'node:http'
import { nowUs } from './now-us.ts'
import { Publisher } from './publisher.ts'
import { type Method, scenarioSchema, serverOrderSchema, type ServerReport } from './run-message.ts'
import { wayOfGateway } from './way-of-gateway.ts'
import { wayOfRoom } from './way-of-room.ts'
import { wayOfBareConnection, wayOfWs } from './way-of-ws.ts'
import type { StartWay } from './way.ts'

/** The server's process: `node serve.ts <scenario as JSON>`, started by `fan-out.ts`. */
process.on('disconnect', () => process.exit())
const scenario = scenarioSchema.parse(JSON.parse(process.argv[2] ?? '{}'))
const ways: Readonly<Record<Method, StartWay>> = {
  'toan-canh': wayOfGateway,
  'socket.io room': wayOfRoom,
  'ws per change': wayOfWs,
  'bare connection': wayOfBareConnection,
}
const lookEveryMs = 500
const bytesPerMebibyte = 1024 * 1024
/** A server that holds more than this for viewers that cannot follow has fallen behind for good. */
const heldAtMostMebibytes = 2_000

function report(message: ServerReport): void {
  process.send?.(message)
}

function heldMebibytes(): number {
  return Math.round(process.memoryUsage.rss() / bytesPerMebibyte)
}

function cpuUsSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const server = createServer()
const way = ways[scenario.method](server)
let cpuAtStart = process.cpuUsage()
let peakMebibytes = 0

function publish(): void {
  const publisher = new Publisher(way, scenario)
  const stop = () => {
    const { behindMs } = publisher
    publisher[Symbol.dispose]()
    clearInterval(watchMemory)
    const truth = Object.fromEntries(publisher.truth)
    const cpuUs = cpuUsSince(cpuAtStart)
    report({ kind: 'stopped', toUs: nowUs(), cpuUs, behindMs, peakMebibytes, truth })
  }
  const watchMemory = setInterval(() => {
    peakMebibytes = Math.max(peakMebibytes, heldMebibytes())
    if (peakMebibytes > heldAtMostMebibytes) stop()
  }, lookEveryMs)
  setTimeout(() => {
    // What connecting left behind is collected before the measure, of every way alike.
    globalThis.gc?.()
    cpuAtStart = process.cpuUsage()
    report({ kind: 'measuring', fromUs: nowUs() })
    setTimeout(stop, scenario.measureMs)
  }, scenario.warmUpMs)
}

function reportMemory(): void {
  globalThis.gc?.()
  const { heapUsed, external, rss } = process.memoryUsage()
  const { behind = 0, cut = 0 } = way.lagging?.() ?? {}
  report({
    kind: 'memory',
    behind,
    cut,
    heapMebibytes: heapUsed / bytesPerMebibyte,
    outsideMebibytes: external / bytesPerMebibyte,
    rssMebibytes: rss / bytesPerMebibyte,
  })
}

process.on('message', (message) => {
  const order = serverOrderSchema.parse(message)
  if (order === 'publish') publish()
  else if (order === 'memory') reportMemory()
  else report({ kind: 'drained', cpuUs: cpuUsSince(cpuAtStart) })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  report({ kind: 'listening', port: address !== null && typeof address === 'object' ? address.port : 0 })
})
