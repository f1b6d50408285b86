import { type WebSocket, WebSocketServer } from 'ws'
import type { Duplex } from 'node:stream'
import { z } from 'zod'
import { clientText, serverFrame } from './ws-frame.ts'
import type { StartWay } from './way.ts'

const wishesSchema = z.array(z.object({ topic: z.string() }))

interface Delivery<Target> {
  readonly targetOf: (socket: WebSocket, connection: Duplex) => Target
  readonly prebuilt: (text: string) => Buffer
  readonly send: (target: Target, bytes: Buffer) => void
}

/** One message per change, prebuilt once and sent to each viewer of its topic. */
function perChange<Target>({ targetOf, prebuilt, send }: Delivery<Target>): StartWay {
  return (server) => {
    const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
    const watchers = new Map<string, Set<Target>>()
    server.on('upgrade', (request, connection, head) => {
      sockets.handleUpgrade(request, connection, head, (socket) => {
        const target = targetOf(socket, connection)
        const watched = new Set<Set<Target>>()
        socket.on('message', (data) => {
          for (const { topic } of wishesSchema.parse(JSON.parse(clientText(data)))) {
            const watching = watchers.get(topic) ?? new Set<Target>()
            watchers.set(topic, watching.add(target))
            watched.add(watching)
          }
          send(target, prebuilt('["joined"]'))
        })
        socket.on('close', () => {
          for (const watching of watched) watching.delete(target)
        })
      })
    })
    return {
      publish(topic, point) {
        const bytes = prebuilt(JSON.stringify([topic, point]))
        for (const target of watchers.get(topic) ?? []) send(target, bytes)
      },
    }
  }
}

/** (b) Raw `ws`: one prebuilt message per change, sent to each socket. */
export const wayOfWs = perChange<WebSocket>({
  targetOf: (socket) => socket,
  prebuilt: (text) => Buffer.from(text),
  send: (socket, message) => socket.send(message, { binary: false }),
})

/** (c) The limit of one frame per value: its bytes, written to each connection without any library. */
export const wayOfBareConnection = perChange<Duplex>({
  targetOf: (_, connection) => connection,
  prebuilt: serverFrame,
  send: (connection, frame) => void connection.write(frame),
})
