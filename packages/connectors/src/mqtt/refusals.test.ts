import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readAll } from '../conformance.ts'
import { aRow, oneStop } from '../sample.fixture.ts'
import { openMqtt } from './mqtt.fixture.ts'

/** What a broker says, byte by byte, to a greeting and to a subscription with some id. */
interface Said {
  readonly toConnect: readonly number[]
  readonly toSubscribe?: (id: readonly number[], later: (said: readonly number[]) => void) => readonly number[]
}

/** Listens where such a broker would; what a Mosquitto cannot be brought to say is said here. */
async function aBrokerThatSays(said: Said) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (packet: Buffer) => {
      if (packet[0] === 0x10) socket.write(Buffer.from(said.toConnect))
      if (packet[0] === 0x82) {
        const later = (bytes: readonly number[]): void => void socket.write(Buffer.from(bytes))
        later(said.toSubscribe?.([...packet.subarray(2, 4)], later) ?? [])
      }
      if (packet[0] === 0xe0) socket.end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  return {
    url: `mqtt://127.0.0.1:${String(port)}`,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
}

const welcome = [0x20, 0x02, 0x00, 0x00]
const welcome5 = [0x20, 0x03, 0x00, 0x00, 0x00]

describe('a broker', () => {
  it.each([
    ['3.1.1', 'that does not know the password', { toConnect: [0x20, 0x02, 0x00, 0x04] }, 'config', 'mật khẩu'],
    ['3.1.1', 'that does not take the name', { toConnect: [0x20, 0x02, 0x00, 0x02] }, 'config', 'clientId'],
    ['3.1.1', 'that is not there yet', { toConnect: [0x20, 0x02, 0x00, 0x03] }, 'transient', 'thử lại'],
    ['5', 'that is busy', { toConnect: [0x20, 0x03, 0x00, 0x89, 0x00] }, 'transient', 'thử lại'],
    ['5', 'that does not know the password', { toConnect: [0x20, 0x03, 0x00, 0x86, 0x00] }, 'config', 'mật khẩu'],
    [
      '3.1.1',
      'that does not let us read a topic',
      { toConnect: welcome, toSubscribe: (id: readonly number[]) => [0x90, 0x04, ...id, 0x80, 0x80] },
      'config',
      'quyền đọc topic',
    ],
    [
      '5',
      'that has given the session to another',
      {
        toConnect: welcome5,
        toSubscribe: (id: readonly number[]) => [0x90, 0x05, ...id, 0x00, 0x01, 0x01, 0xe0, 0x02, 0x8e, 0x00],
      },
      'config',
      'clientId',
    ],
    [
      '5',
      'that does not let us read one topic of two',
      { toConnect: welcome5, toSubscribe: (id: readonly number[]) => [0x90, 0x05, ...id, 0x00, 0x01, 0x87] },
      'config',
      'không cho đọc kin/#;',
    ],
    ['3.1.1', 'that speaks something else', { toConnect: [...Buffer.from('HTTP/1.1 400')] }, 'transient', 'ngắt'],
  ] as const)('of MQTT %s %s says who must act', async (version, _name, said, owner, word) => {
    await using broker = await aBrokerThatSays(said)
    await using connection = openMqtt(
      { ...broker, username: 'a', password: 'mat-khau-rat-rieng' },
      { version, topics: ['mo/#', 'kin/#'] },
    )
    const error = await readAll(connection, null, { most: 5 }).catch((each: unknown) => each)
    expect(error).toMatchObject({ name: 'SourceError', owner, message: expect.stringContaining(word) })
    expect(String(error)).not.toContain('rieng')
  })

  it('is not fresh while it gives one topic and has not said whether we may read another', async () => {
    const text = JSON.stringify(aRow(0))
    const topic = 'mo/1'
    const rest = [0x00, topic.length, ...Buffer.from(topic), 0x00, 0x07, ...Buffer.from(text)]
    const publish = [0x32, (rest.length % 128) | 0x80, Math.floor(rest.length / 128), ...rest]
    let answer: (() => void) | null = null
    await using broker = await aBrokerThatSays({
      toConnect: welcome,
      toSubscribe: (id, later) => {
        answer = () => later([0x90, 0x04, ...id, 0x01, 0x80])
        return publish
      },
    })
    await using connection = openMqtt(
      { ...broker, username: 'a', password: 'b' },
      { version: '3.1.1', topics: ['mo/#', 'kin/#'] },
    )
    const covered: unknown[] = []
    const read = async () => {
      for await (const batch of connection.read('live', null, new AbortController().signal)) {
        covered.push([batch.facts.length, batch.coveredTo, batch.isLast])
        answer?.()
      }
    }
    await expect(read()).rejects.toMatchObject({ owner: 'config', message: expect.stringContaining('kin/#') })
    expect(covered).toEqual([[1, null, false]])
  })

  it('that never answers a subscription is not waited for', async () => {
    await using broker = await aBrokerThatSays({ toConnect: welcome })
    const bounds = { ...oneStop.bounds, requestSeconds: 0.3 }
    await using connection = openMqtt({ ...broker, username: 'a', password: 'b' }, { version: '3.1.1' }, { bounds })
    await expect(readAll(connection)).rejects.toMatchObject({
      owner: 'transient',
      message: expect.stringContaining('đăng ký topic'),
    })
  })
})
