import type { Broker } from '@toan-canh/testkit'
import type { Connection, ConnectorContext } from '../connector.ts'
import { aContext, type SampleRow } from '../sample.fixture.ts'
import { mqtt } from './mqtt.ts'

/** Opens a source on a broker. */
export function openMqtt(
  broker: Pick<Broker, 'url' | 'username' | 'password'>,
  block: Readonly<Record<string, unknown>> = {},
  change: Partial<ConnectorContext> = {},
): Connection {
  const configured = mqtt.configure({
    type: 'mqtt',
    url: broker.url,
    clientId: 'toan-canh-test',
    auth: { username: broker.username, password: 'env:MAT_KHAU' },
    topics: ['mo/#'],
    gatherSeconds: 0.1,
    ...block,
  })
  if (!configured.isValid) throw new Error(configured.mistakes.map(({ sentence }) => sentence).join())
  const setting = (reference: string): string => (reference === 'env:MAT_KHAU' ? broker.password : reference)
  return configured.open(aContext({ setting, everyMs: 1_000, ...change }))
}

type Publisher = Awaited<ReturnType<Broker['publisher']>>

/** Publishes rows, each on a topic of its own, in their order. */
export async function publishRows(
  publisher: Publisher,
  rows: readonly SampleRow[],
  on: { readonly retain?: boolean; readonly topic?: (index: number) => string } = {},
): Promise<void> {
  for (const [index, row] of rows.entries()) {
    const topic = (on.topic ?? ((each) => `mo/ho-so/${String(each)}`))(index)
    await publisher.publishAsync(topic, JSON.stringify(row), { qos: 1, retain: on.retain === true })
  }
}
