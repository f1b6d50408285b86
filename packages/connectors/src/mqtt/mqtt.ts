import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { type Batch, type Connection, type ConnectorContext, type Cursor, defineConnector } from '../connector.ts'
import { mapInSlices } from '../map-rows.ts'
import { SourceError } from '../source-error.ts'
import { storedCursor } from '../stored-cursor.ts'
import type { Gathering } from './inbox.ts'
import { type MqttConfig, mqttConfigSchema } from './mqtt-config.ts'
import { type Link, openLink } from './open-link.ts'

const secondMs = 1000

/** The broker knows where we stand; the cursor only says whose session that is. */
const cursorSchema = z.strictObject({ clientId: z.string(), heard: z.iso.datetime() })

function checkCursor(cursor: Cursor | null): void {
  if (cursor !== null) storedCursor(cursorSchema, cursor)
}

function open(config: MqttConfig, context: ConnectorContext): Connection {
  const { mapping, bounds, everyMs } = context

  async function batchOf({ held, isFull }: Gathering, link: Pick<Link, 'heardAt' | 'isAccepted'>): Promise<Batch> {
    const heardAt = link.heardAt()
    const isCaughtUp = !isFull && link.isAccepted()

    const rows = held.flatMap((each) => each.rows)
    const mapped = await mapInSlices(rows, mapping)
    return {
      facts: mapped.facts,
      tombstones: mapped.tombstones,
      refused: mapped.refused.map(({ refusal }) => refusal),
      rows: rows.length,
      cursor: { clientId: config.clientId, heard: new Date(heardAt).toISOString() },
      // More is waiting at the broker (how old it is, nobody says), or it may yet refuse a topic.
      coveredTo: isCaughtUp ? heardAt : null,
      reachedTo: null,
      total: null,
      done: null,
      isLast: isCaughtUp,
    }
  }

  /** A broker that has nothing for us and does not answer the subscription either is not waited for. */
  async function inTime(accepted: Promise<void>): Promise<void> {
    const over = new AbortController()
    const late = sleep(bounds.requestSeconds * secondMs, undefined, { signal: over.signal }).then(
      () => {
        throw new SourceError('transient', 'Máy chủ MQTT không trả lời lời đăng ký topic trong thời hạn; sẽ thử lại.')
      },
      () => undefined,
    )
    await Promise.race([accepted, late]).finally(() => over.abort())
  }

  /** Messages as they come, gathered; of a silent broker that answers, an empty batch now and then. Ends with its signal. */
  async function* readLive(signal: AbortSignal): AsyncGenerator<Batch> {
    await using link = await openLink({ config, context }, signal)
    const gatherMs = config.gatherSeconds * secondMs
    const limits = { rows: bounds.batchRows, messages: config.inFlight, gatherMs }
    let waitMs = gatherMs
    while (true) {
      const gathering = await link.inbox.gather({ ...limits, waitMs })
      if (gathering.held.length === 0) await link.inbox.orFailure(inTime(link.accepted))
      signal.throwIfAborted()
      yield await batchOf(gathering, link)
      // Whoever asks for the next batch has stored this one.
      for (const { acknowledge } of gathering.held) acknowledge()
      signal.throwIfAborted()
      waitMs = gathering.isFull || !link.isAccepted() ? gatherMs : everyMs
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
  const cannotAskAgain = 'Máy môi giới không giữ tin đã giao; hãy đề nghị thiết bị gửi lại.'
  return { goesOn: true, cannotAskAgain, check, read, [Symbol.asyncDispose]: async () => undefined }
}

/** Messages of an MQTT broker, each acknowledged once it is stored: what we miss, the broker keeps. */
export const mqtt = defineConnector({ type: 'mqtt', config: mqttConfigSchema, open })
