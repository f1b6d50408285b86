import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { encodeFrame } from './encode-frame.ts'
import { textOf } from './live-fixture.ts'

/** What a WebSocket client reads when these bytes are written to its connection. */
async function readBack(bytes: Buffer): Promise<string> {
  const server = createServer()
  const sockets = new WebSocketServer({ server })
  server.on('upgrade', (_, socket) => setTimeout(() => socket.write(bytes), 5))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const client = new WebSocket(`ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`)
  try {
    return await new Promise<string>((resolve, reject) => {
      client.on('message', (data) => resolve(textOf(data)))
      client.on('error', reject)
    })
  } finally {
    client.terminate()
    sockets.close()
    server.close()
  }
}

describe(encodeFrame, () => {
  it.each([10, 200, 70_000])('writes a message of about %i bytes as one frame that clients read', async (length) => {
    const message = JSON.stringify({ name: 'Hồ sơ', filler: 'ế'.repeat(length / 3) })
    expect(await readBack(encodeFrame([message, message]))).toBe(`42["frame",[${message},${message}]]`)
  })
})
