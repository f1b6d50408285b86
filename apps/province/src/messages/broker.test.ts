import { connectAsync, type MqttClient } from 'mqtt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Broker, startBroker } from './broker.ts'

const credentials = { clientId: 'toan-canh', clientSecret: 'secret' }
let broker: Broker

beforeAll(async () => {
  broker = await startBroker(0, credentials)
})
afterAll(() => broker[Symbol.asyncDispose]())

function connect(more: object = {}): Promise<MqttClient> {
  const options = {
    username: credentials.clientId,
    password: credentials.clientSecret,
    protocolVersion: 4 as const,
    reconnectPeriod: 0,
    ...more,
  }
  return connectAsync(`mqtt://127.0.0.1:${broker.port}`, options, false)
}

/** A client that has subscribed to a topic, and what it has heard. */
async function listener(topic: string, more: object = {}) {
  const client = await connect(more)
  const heard: string[] = []
  client.on('message', (name, payload) => heard.push(`${name} ${payload.toString()}`))
  await client.subscribeAsync(topic, { qos: 1 })
  return { client, heard, [Symbol.asyncDispose]: () => client.endAsync() }
}

describe(startBroker, () => {
  it('gives a newcomer the newest of each topic, and then what comes', async () => {
    await broker.publish('den/1', 'old')
    await broker.publish('den/1', 'new')
    await using here = await listener('den/+')
    await expect.poll(() => here.heard).toEqual(['den/1 new'])
    await broker.publish('den/2', 'on')
    await expect.poll(() => here.heard).toEqual(['den/1 new', 'den/2 on'])
  })

  it('forgets a topic without telling anybody', async () => {
    await broker.publish('quen/1', 'here')
    await using before = await listener('quen/#')
    await broker.forget('quen/1')
    await using after = await listener('quen/#')
    await broker.publish('quen/2', 'later')
    await expect.poll(() => after.heard).toEqual(['quen/2 later'])
    expect(before.heard).toEqual(['quen/1 here', 'quen/2 later'])
  })

  it('keeps for who is away what each topic said last, not everything it said', async () => {
    const session = { clientId: 'away', clean: false }
    await (await listener('vang/#', session)).client.endAsync()
    for (const word of ['one', 'two', 'three']) await broker.publish('vang/1', word)
    await using back = await listener('vang/#', session)
    await expect.poll(() => back.heard).toEqual(['vang/1 three'])
  })

  it('lets nobody in without the password, and nobody publish', async () => {
    await expect(connect({ password: 'guess' })).rejects.toThrow(/Bad username or password|Not authorized/)
    await using here = await listener('ghi/#')
    const writer = await connect()
    const closed = new Promise<void>((resolve) => writer.once('close', () => resolve()))
    writer.on('error', () => undefined)
    writer.publish('ghi/1', 'forged', { qos: 1 })
    await closed
    writer.end(true)
    await broker.publish('ghi/2', 'true')
    await expect.poll(() => here.heard).toEqual(['ghi/2 true'])
  })

  it('cuts everybody off when asked to, answers that it is busy when asked to, and is well again', async () => {
    const { client } = await listener('ngat/#')
    const closed = new Promise<void>((resolve) => client.once('close', () => resolve()))
    broker.beIn('cut')
    await closed
    await expect(connect({ connectTimeout: 500 })).rejects.toThrow()
    broker.beIn('busy')
    await expect(connect()).rejects.toThrow(/Server unavailable/)
    broker.beIn('well')
    await (await connect()).endAsync()
  })

  it('does not start on a port that is taken', async () => {
    await expect(startBroker(broker.port, credentials)).rejects.toMatchObject({ code: 'EADDRINUSE', port: broker.port })
  })
})
