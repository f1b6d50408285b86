import { connect, type Socket } from 'node:net'
import { livePath } from '@toan-canh/contract'
import type { Method } from './run-message.ts'
import { clientFrame, takeFrames } from './ws-frame.ts'

const handshakeEnd = Buffer.from('\r\n\r\n')
const text = 1
const pong = clientFrame('3')
const connectNamespace = clientFrame('40')

export interface ViewerLineOptions {
  readonly port: number
  readonly method: Method
  readonly topics: readonly string[]
  readonly onPayload: (payload: Buffer) => void
  readonly onClose: () => void
}

/** Whether the connection carries messages of the bench alone, without socket.io around them. */
function isPlain(method: Method): boolean {
  return method === 'ws per change' || method === 'bare connection'
}

function wishes(method: Method, topics: readonly string[]): Buffer[] {
  const payload = topics.map((topic) => ({ topic }))
  const request = JSON.stringify(isPlain(method) ? payload : ['subscribe', payload])
  return [clientFrame(isPlain(method) ? request : `42${request}`)]
}

/** Opens one viewer's connection: WebSocket and, but for raw `ws`, socket.io by hand, so that 2,000 fit in one process. */
export function openViewerLine({ port, method, topics, onPayload, onClose }: ViewerLineOptions): Socket {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  let left: Buffer = Buffer.alloc(0)
  let isUpgraded = false

  function receive(opcode: number, payload: Buffer): void {
    if (opcode !== text) return
    const first = String.fromCharCode(payload[0] ?? 0)
    if (isPlain(method)) return onPayload(payload)
    if (first === '0') socket.write(connectNamespace)
    else if (first === '2') socket.write(pong)
    else if (first === '4' && payload[1] === 0x30) for (const frame of wishes(method, topics)) socket.write(frame)
    else if (first === '4') onPayload(payload)
  }

  socket.on('connect', () => {
    socket.write(
      `GET ${livePath}/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\n` +
        `Connection: Upgrade\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
  })
  socket.on('data', (chunk: Buffer) => {
    left = left.length === 0 ? chunk : Buffer.concat([left, chunk])
    if (!isUpgraded) {
      const end = left.indexOf(handshakeEnd)
      if (end < 0) return
      isUpgraded = true
      left = left.subarray(end + handshakeEnd.length)
      if (isPlain(method)) for (const frame of wishes(method, topics)) socket.write(frame)
    }
    left = takeFrames(left, receive)
  })
  socket.on('error', onClose)
  socket.on('close', onClose)
  return socket
}
