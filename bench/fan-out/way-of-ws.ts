import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import { clientText, serverFrame } from './ws-frame.ts'
import type { StartWay } from './way.ts'

const wishesSchema = z.array(z.object({ topic: z.string() }))

/** (b) Raw `ws`: one prebuilt frame per change, written to each connection as it is. */
export const wayOfWs: StartWay = (server) => {
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const watchers = new Map<string, Set<Duplex>>()
  server.on('upgrade', (request, connection, head) => {
    sockets.handleUpgrade(request, connection, head, (socket) => {
      const watched = new Set<Set<Duplex>>()
      socket.on('message', (data) => {
        for (const { topic } of wishesSchema.parse(JSON.parse(clientText(data)))) {
          const watching = watchers.get(topic) ?? new Set<Duplex>()
          watchers.set(topic, watching.add(connection))
          watched.add(watching)
        }
        connection.write(serverFrame('["joined"]'))
      })
      socket.on('close', () => {
        for (const watching of watched) watching.delete(connection)
      })
    })
  })
  return {
    publish(topic, point) {
      const frame = serverFrame(JSON.stringify([topic, point]))
      for (const connection of watchers.get(topic) ?? []) connection.write(frame)
    },
  }
}
