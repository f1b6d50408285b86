import { z } from 'zod'
import { type Batch, type Connection, type ConnectorContext, type Cursor, defineConnector } from '../connector.ts'
import { mapInSlices } from '../map-rows.ts'
import { SourceError } from '../source-error.ts'
import type { Gathering } from './inbox.ts'
import { type MqttConfig, mqttConfigSchema } from './mqtt-config.ts'
import { openLink } from './open-link.ts'

const secondMs = 1000

/** The broker knows where we stand; the cursor only says whose session that is. */
const cursorSchema = z.strictObject({ clientId: z.string(), heard: z.iso.datetime() })

function checkCursor(cursor: Cursor | null): void {
  if (cursor !== null && !cursorSchema.safeParse(cursor).success)
    throw new SourceError('config', 'Con trỏ đã lưu của nguồn không đọc được; hãy nạp lại nguồn từ đầu.')
}

function open(config: MqttConfig, context: ConnectorContext): Connection {
  const { mapping, bounds, everyMs } = context

  async function batchOf({ held, isFull }: Gathering, heardAt: number): Promise<Batch> {
    const rows = held.flatMap((each) => each.rows)
    const mapped = await mapInSlices(rows, mapping)
    return {
      facts: mapped.facts,
      tombstones: mapped.tombstones,
      refused: mapped.refused.map(({ refusal }) => refusal),
      rows: rows.length,
      cursor: { clientId: config.clientId, heard: new Date(heardAt).toISOString() },
      // More is waiting at the broker: how old it is, nobody says.
      coveredTo: isFull ? null : heardAt,
      reachedTo: null,
      total: null,
      done: null,
      isLast: !isFull,
    }
  }

  /** Messages as they come, gathered; of a silent broker that answers, an empty batch now and then. Ends with its signal. */
  async function* readLive(signal: AbortSignal): AsyncGenerator<Batch> {
    await using link = await openLink({ config, context }, signal)
    const gatherMs = config.gatherSeconds * secondMs
    const limits = { rows: bounds.batchRows, messages: config.inFlight, gatherMs }
    let waitMs = gatherMs
    while (true) {
      const gathering = await link.inbox.gather({ ...limits, waitMs })
      if (gathering.held.length === 0) await link.inbox.orFailure(link.accepted)
      signal.throwIfAborted()
      yield await batchOf(gathering, link.heardAt())
      // Whoever asks for the next batch has stored this one.
      for (const { acknowledge } of gathering.held) acknowledge()
      signal.throwIfAborted()
      waitMs = gathering.isFull ? gatherMs : everyMs
    }
  }

  async function* read(direction: 'live' | 'history', cursor: Cursor | null, signal: AbortSignal) {
    if (direction === 'history')
      throw new SourceError('config', 'MQTT không có lịch sử để đọc lại; hãy bỏ history của nguồn.')
    checkCursor(cursor)
    yield* readLive(signal)
  }

  async function check(signal: AbortSignal): Promise<void> {
    // What came with it is not acknowledged, and comes again.
    for await (const _ of readLive(signal)) return
  }
  return { goesOn: true, check, read, [Symbol.asyncDispose]: async () => undefined }
}

/** Messages of an MQTT broker, each acknowledged once it is stored: what we miss, the broker keeps. */
export const mqtt = defineConnector({ type: 'mqtt', config: mqttConfigSchema, open })
