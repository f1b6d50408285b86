import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A way to a server that can go dead without closing anything, as when a cable is pulled. */
export interface Wire extends AsyncDisposable {
  readonly url: string
  readonly freeze: () => void
  readonly thaw: () => void
}

/** Opens a loopback port that leads to another one. */
export async function wireTo(url: string): Promise<Wire> {
  const sockets = new Set<Socket>()
  let isFrozen = false
  const server = createServer((near) => {
    const far = connect(Number(new URL(url).port), '127.0.0.1')
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one)
      one.on('data', (bytes) => void other.write(bytes))
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      if (isFrozen) one.pause()
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port was given')
  const each = (work: (socket: Socket) => void): void => {
    for (const socket of sockets) work(socket)
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    freeze() {
      isFrozen = true
      each((socket) => socket.pause())
    },
    thaw() {
      isFrozen = false
      each((socket) => socket.resume())
    },
    async [Symbol.asyncDispose]() {
      each((socket) => socket.destroy())
      server.close()
      await once(server, 'close')
    },
  }
}
