import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

function portOf(address: string | AddressInfo | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port')
  return address.port
}

export interface Letter {
  readonly to: readonly string[]
  readonly text: string
}

/** A real mail server on loopback that keeps what it gets; `refusing` makes it turn every letter away for now. */
export async function aMailServer(): Promise<
  AsyncDisposable & { readonly url: string; readonly letters: readonly Letter[]; refusing: boolean }
> {
  const letters: Letter[] = []
  const state = { refusing: false }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        if (state.refusing) return done(Object.assign(new Error('try again later'), { responseCode: 451 }))
        const to = session.envelope.rcptTo.map(({ address }) => address)
        letters.push({ to, text: Buffer.concat(parts).toString('utf8') })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server.server.address())
  return Object.assign(state, {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}

export interface Delivery {
  readonly body: string
  readonly signature: string
}

/** A real web server on loopback that keeps what is posted to it; it answers `status`. */
export async function aReceiver(): Promise<
  AsyncDisposable & { readonly url: string; readonly deliveries: readonly Delivery[]; status: number }
> {
  const deliveries: Delivery[] = []
  const state = { status: 204 }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const signature = String(request.headers['x-toan-canh-signature'])
      deliveries.push({ body: Buffer.concat(parts).toString('utf8'), signature })
      response.writeHead(state.status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = portOf(server.address())
  return Object.assign(state, {
    url: `http://127.0.0.1:${port}/nhac`,
    deliveries,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  })
}
