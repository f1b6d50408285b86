import { createServer, type AddressInfo, type Socket } from 'node:net'
import { Aedes } from 'aedes'
import { isSameSecret, type Credentials } from '../upstream/tokens.ts'

/** What a broker that is asked to misbehave does to its clients: `cut` ends every connection, `busy` answers that it is. */
export type BrokerMood = 'well' | 'cut' | 'busy'

/** The broker of the sample: one account reads everything, nobody but the sample publishes. */
export interface Broker extends AsyncDisposable {
  readonly port: number
  readonly beIn: (mood: BrokerMood) => void
  /** Keeps a message as the newest of its topic and gives it to whoever listens. */
  readonly publish: (topic: string, payload: string) => Promise<void>
  /** No longer keeps what a topic said last; nobody hears of it. */
  readonly forget: (topic: string) => Promise<void>
}

const serverUnavailable = 3
const badLogin = 4

function refusal(sentence: string, returnCode: number) {
  return Object.assign(new Error(sentence), { returnCode })
}

/** Starts an MQTT 3.1.1 broker on loopback; port 0 takes a free one. Rejects when the port is taken. */
export async function startBroker(port: number, credentials: Credentials): Promise<Broker> {
  let mood: BrokerMood = 'well'
  const sockets = new Set<Socket>()
  const broker = await Aedes.createBroker({
    authenticate: (_client, username, password, done) => {
      const isKnown =
        isSameSecret(username ?? '', credentials.clientId) &&
        isSameSecret(password?.toString() ?? '', credentials.clientSecret)
      if (mood === 'busy') done(refusal('busy', serverUnavailable), null)
      else if (isKnown) done(null, true)
      else done(refusal('unknown user or password', badLogin), null)
    },
    authorizePublish: (client, _packet, done) => done(client === null ? null : new Error('this account only reads')),
    authorizeForward: (_client, packet) => (packet.payload.length === 0 ? null : packet),
  })
  const cutAll = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  const server = createServer((socket) => {
    if (mood === 'cut') {
      socket.destroy()
      return
    }
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
    broker.handle(socket)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the broker of the sample listens on no port')

  function send(topic: string, payload: string, qos: 0 | 1): Promise<void> {
    return new Promise((resolve, reject) => {
      broker.publish({ cmd: 'publish', dup: false, retain: true, qos, topic, payload }, (error) => {
        if (error === undefined || error === null) resolve()
        else reject(error)
      })
    })
  }
  return {
    port: address.port,
    beIn: (wanted) => {
      if (wanted === mood) return
      mood = wanted
      if (wanted !== 'well') cutAll()
    },
    // For those who are away nothing is queued: what a topic said last waits for them.
    publish: (topic, payload) => send(topic, payload, broker.connectedClients > 0 ? 1 : 0),
    forget: (topic) => send(topic, '', 0),
    [Symbol.asyncDispose]: async () => {
      cutAll()
      await new Promise<void>((resolve) => server.close(() => resolve()))
      await new Promise<void>((resolve) => broker.close(() => resolve()))
    },
  }
}
