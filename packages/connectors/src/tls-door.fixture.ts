import { createServer, connect, type Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import { generate } from 'selfsigned'

const dayMs = 86_400_000

export const certificateKinds = ['good', 'untrusted', 'expired', 'elsewhere'] as const
/** `untrusted` is as good as `good`, only that nobody is told to trust it; `elsewhere` is another host's. */
export type CertificateKind = (typeof certificateKinds)[number]

export interface Certificate {
  readonly key: string
  readonly cert: string
}

/** Makes a certificate for `localhost` that is its own authority. */
export async function aCertificate(kind: CertificateKind): Promise<Certificate> {
  const [from, to] = kind === 'expired' ? [-30, -1] : [-1, 30]
  const host = kind === 'elsewhere' ? 'may-khac.example' : 'localhost'
  const made = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    notBeforeDate: new Date(Date.now() + from * dayMs),
    notAfterDate: new Date(Date.now() + to * dayMs),
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
  })
  return { key: made.private, cert: made.cert }
}

/** How a client comes to speak TLS: at once, or when it has asked for it in the words of its database. */
export type Opening = 'tls' | 'postgresql' | 'mysql'

const sslFlag = 0x08

/** The greeting of a MySQL or MariaDB, saying that it can do TLS: the flag stands in the second byte behind version, id and salt. */
function offeringTls(greeting: Buffer): Buffer {
  const at = greeting.indexOf(0, 5) + 1 + 4 + 8 + 1 + 1
  const offered = Buffer.from(greeting)
  offered[at] = (offered[at] ?? 0) | sslFlag
  return offered
}

/** A door before a server without TLS: speaks TLS with those who come, and passes on in the clear what they say. */
export async function tlsDoor(
  to: { readonly host: string; readonly port: number },
  on: { readonly certificate: Certificate; readonly opening: Opening },
): Promise<AsyncDisposable & { readonly port: number }> {
  const sockets = new Set<Socket>()
  function keep<T extends Socket>(socket: T): T {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    return socket
  }
  function secure(near: Socket, far: Socket): void {
    const inside = keep(new TLSSocket(near, { isServer: true, ...on.certificate }))
    inside.pipe(far).pipe(inside)
    for (const each of [near, far, inside]) each.on('close', () => [near, far].map((other) => other.destroy()))
  }
  const server = createServer((near) => {
    keep(near)
    const far = keep(connect(to))
    if (on.opening === 'tls') return secure(near, far)
    if (on.opening === 'postgresql') {
      near.once('data', () => {
        near.write('S')
        secure(near, far)
      })
      return undefined
    }
    far.once('data', (greeting: Buffer) => {
      near.write(offeringTls(greeting))
      near.once('data', (asked: Buffer) => {
        const length = asked.readUIntLE(0, 3) + 4
        near.pause()
        if (asked.length > length) near.unshift(asked.subarray(length))
        secure(near, far)
      })
    })
    return undefined
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    [Symbol.asyncDispose]: async () => {
      for (const each of sockets) each.destroy()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
}
