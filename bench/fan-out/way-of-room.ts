import { livePath } from '@toan-canh/contract'
import { Server } from 'socket.io'
import { z } from 'zod'
import type { StartWay } from './way.ts'

const wishesSchema = z.array(z.object({ topic: z.string() }))

/** (a) A plain socket.io server: a room per topic, one emit per change. */
export const wayOfRoom: StartWay = (server) => {
  const io = new Server(server, { path: livePath, transports: ['websocket'], perMessageDeflate: false })
  io.on('connection', (socket) => {
    socket.on('subscribe', (payload: unknown) => {
      void socket.join(wishesSchema.parse(payload).map((wish) => wish.topic))
      socket.emit('joined')
    })
  })
  return { publish: (topic, point) => void io.to(topic).emit('change', topic, point) }
}
