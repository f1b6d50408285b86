import { connect as connectTcp, isIP } from 'node:net'
import { connect as connectTls } from 'node:tls'
import type { Instant } from '@toan-canh/calendar'
import { type IPublishPacket, MqttClient } from 'mqtt'
import type { ConnectorContext } from '../connector.ts'
import { guardHost, hostOf } from '../guard-url.ts'
import { ownAuthority } from '../own-authority.ts'
import { SourceError } from '../source-error.ts'
import { Inbox } from './inbox.ts'
import { messageRows } from './message-rows.ts'
import type { MqttConfig } from './mqtt-config.ts'
import { mqttFailure } from './mqtt-failure.ts'

const secondMs = 1000
const hourSeconds = 3_600
const longestKeepAliveSeconds = 60
const longestGoodbyeMs = 1_000
const mostInFlight = 65_535
const firstRefusal = 128

/** A connection to a broker. */
export interface Link extends AsyncDisposable {
  readonly inbox: Inbox
  /** The broker has accepted the subscriptions. What it kept for us comes before, and must be taken for the answer to come through. */
  readonly accepted: Promise<void>
  readonly isAccepted: () => boolean
  /** When the broker last said anything: of a silent one, when it last answered whether it is there. */
  readonly heardAt: () => Instant
}

interface OpenLink {
  readonly config: MqttConfig
  readonly context: ConnectorContext
}

function urlOf({ config, context }: OpenLink): URL {
  const text = context.setting(config.url)
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'mqtt:' && url.protocol !== 'mqtts:') || url.hostname === '')
    throw new SourceError('config', 'Địa chỉ của nguồn phải có dạng mqtt://máy:1883 hoặc mqtts://máy:8883.')
  if (url.username !== '' || url.password !== '')
    throw new SourceError('config', 'Địa chỉ của nguồn không được chứa tên và mật khẩu; hãy dùng auth.')
  return url
}

/** Makes the client's way to the broker: to the address that was checked, and to no other. */
async function streamTo(on: OpenLink, url: URL) {
  const name = hostOf(url)
  const host = await guardHost(name, on.context)
  if (url.protocol === 'mqtt:') return () => connectTcp({ host, port: Number(url.port || 1883) })
  const ca = await ownAuthority(on.config.ca, on.context.folder)
  const tls = { ...(ca === null ? {} : { ca }), ...(isIP(name) === 0 ? { servername: name } : {}) }
  return () => connectTls({ ...tls, host, port: Number(url.port || 8883) })
}

/** What we say instead of an acknowledgement: the client goes on reading, and the broker keeps the message. */
const later = new Error('acknowledged later')

function optionsOf({ config, context }: OpenLink) {
  const { auth } = config
  const everySeconds = Math.ceil(context.everyMs / secondMs)
  return {
    clientId: config.clientId,
    clean: false,
    protocolId: 'MQTT',
    protocolVersion: config.version === '5' ? 5 : 4,
    // The broker's answer is the proof that silence is silence.
    keepalive: Math.min(Math.max(everySeconds, 1), longestKeepAliveSeconds),
    reconnectPeriod: 0,
    connectTimeout: context.bounds.requestSeconds * secondMs,
    resubscribe: false,
    ...(auth === undefined ? {} : { username: auth.username, password: context.setting(auth.password) }),
    ...(config.version === '5'
      ? {
          properties: {
            sessionExpiryInterval: Math.round(config.sessionHours * hourSeconds),
            receiveMaximum: Math.min(2 * context.bounds.batchRows, mostInFlight),
            maximumPacketSize: context.bounds.bodyBytes,
          },
        }
      : {}),
  } as const
}

/** The topics that a SUBACK refuses, by the reason codes from 128 on: each at the place of its question. */
function refusedTopics(error: unknown, topics: readonly string[]): readonly string[] {
  const packet: unknown = error instanceof Error ? Reflect.get(error, 'packet') : null
  const granted: unknown = typeof packet === 'object' && packet !== null ? Reflect.get(packet, 'granted') : null
  return Array.isArray(granted) ? topics.filter((_, index) => Number(granted[index]) >= firstRefusal) : []
}

async function subscribed(client: MqttClient, topics: readonly string[], name: string): Promise<void> {
  const { promise, resolve: done, reject } = Promise.withResolvers<void>()
  client.subscribe([...topics], { qos: 1 }, (error) => {
    const refused = refusedTopics(error, topics)
    if (error === null) done()
    else if (refused.length === 0) reject(error)
    else
      reject(
        new SourceError(
          'config',
          `${name} không cho đọc ${refused.join(', ')}; đơn vị chủ quản cần cấp quyền đọc topic.`,
        ),
      )
  })
  await promise
}

/** Says good-bye, which sends what was acknowledged; a broker that has stopped speaking is not waited for. */
async function farewell(client: MqttClient): Promise<void> {
  const { promise, resolve: done } = Promise.withResolvers<void>()
  const timer = setTimeout(done, longestGoodbyeMs)
  client.end(false, {}, () => done())
  await promise
  clearTimeout(timer)
  client.stream.destroy()
}

/** Connects and subscribes. Throws `SourceError` when nobody can connect; later failures come out of the inbox. */
export async function openLink(on: OpenLink, signal: AbortSignal): Promise<Link> {
  signal.throwIfAborted()
  const { config, context } = on
  const { bounds, now } = context
  const url = urlOf(on)
  const name = `${url.protocol}//${url.host}`
  const makeStream = await streamTo(on, url)
  const inbox = new Inbox(2 * bounds.batchRows)
  let heardAt = now()
  let count = 0

  function take(topic: string, payload: Uint8Array, acknowledge: () => void, onRoom: () => void): void {
    count += 1
    const message = { topic, payload, at: now(), number: count }
    inbox.offer({ rows: messageRows(message, { ...config, mostRows: bounds.batchRows }), acknowledge }, onRoom)
  }
  const client = new MqttClient(makeStream, optionsOf(on))
  // Set here, for the constructor takes it over for MQTT 5 only.
  client.options.customHandleAcks = (topic, payload, packet: IPublishPacket, done) => {
    const acknowledge = (): void => {
      if (client.connected) client['_sendPacket']({ cmd: 'puback', messageId: packet.messageId, reasonCode: 0 })
    }
    take(topic, payload, acknowledge, () => done(later))
  }
  // Only what was published without acknowledgement comes here.
  client.handleMessage = (packet, done) => {
    const payload = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload
    take(
      packet.topic,
      payload,
      () => undefined,
      () => done(),
    )
  }
  const opened = Promise.withResolvers<void>()
  const fail = (error: unknown): void => {
    if (error === later) return
    const known = signal.aborted ? signal.reason : mqttFailure(error, name)
    opened.reject(known)
    inbox.fail(known)
  }
  client.on('error', fail)
  client.on('disconnect', ({ reasonCode }) => fail(Object.assign(new Error('disconnected'), { code: reasonCode })))
  client.on('close', () => fail(new Error('closed')))
  client.on('packetreceive', () => {
    heardAt = now()
  })
  client.on('connect', () => opened.resolve())
  const cut = (): void => fail(signal.reason)
  signal.addEventListener('abort', cut, { once: true })

  await using stack = new AsyncDisposableStack()
  stack.defer(() => farewell(client))
  stack.defer(() => signal.removeEventListener('abort', cut))
  await opened.promise
  const accepted = subscribed(client, config.topics, name)
  let isAccepted = false
  accepted.then(() => (isAccepted = true), fail)
  const kept = stack.move()
  return {
    inbox,
    accepted,
    isAccepted: () => isAccepted,
    heardAt: () => heardAt,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
