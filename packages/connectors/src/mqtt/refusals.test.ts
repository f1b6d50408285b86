import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { readAll } from '../conformance.ts'
import { openMqtt } from './mqtt.fixture.ts'

/** What a broker says, byte by byte, to a greeting and to a subscription with some id. */
interface Said {
  readonly toConnect: readonly number[]
  readonly toSubscribe?: (id: readonly number[]) => readonly number[]
}

/** Listens where such a broker would; what a Mosquitto cannot be brought to say is said here. */
async function aBrokerThatSays(said: Said) {
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.on('data', (packet: Buffer) => {
      if (packet[0] === 0x10) socket.write(Buffer.from(said.toConnect))
      if (packet[0] === 0x82) socket.write(Buffer.from(said.toSubscribe?.([...packet.subarray(2, 4)]) ?? []))
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
      { toConnect: welcome, toSubscribe: (id: readonly number[]) => [0x90, 0x03, ...id, 0x80] },
      'config',
      'quyền đọc topic',
    ],
    [
      '5',
      'that has given the session to another',
      {
        toConnect: welcome5,
        toSubscribe: (id: readonly number[]) => [0x90, 0x04, ...id, 0x00, 0x01, 0xe0, 0x02, 0x8e, 0x00],
      },
      'config',
      'clientId',
    ],
    ['3.1.1', 'that speaks something else', { toConnect: [...Buffer.from('HTTP/1.1 400')] }, 'transient', 'ngắt'],
  ] as const)('of MQTT %s %s says who must act', async (version, _name, said, owner, word) => {
    await using broker = await aBrokerThatSays(said)
    await using connection = openMqtt({ ...broker, username: 'a', password: 'mat-khau-rat-rieng' }, { version })
    const error = await readAll(connection, null, { most: 5 }).catch((each: unknown) => each)
    expect(error).toMatchObject({ name: 'SourceError', owner, message: expect.stringContaining(word) })
    expect(String(error)).not.toContain('rieng')
  })
})
