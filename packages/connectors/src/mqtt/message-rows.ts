import type { Instant } from '@toan-canh/calendar'
import { parsePath, readerOf } from '../mapping/field-path.ts'
import type { Row } from '../row.ts'
import type { MqttConfig } from './mqtt-config.ts'

/** A message as the broker gave it. */
export interface Message {
  readonly topic: string
  readonly payload: Uint8Array
  readonly at: Instant
  /** Its number since the connection began. */
  readonly number: number
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What a payload holds; null: nothing that can be read. */
function contentOf(payload: Uint8Array, as: MqttConfig['payload']): unknown {
  try {
    const text = decoder.decode(payload)
    return as === 'text' ? { value: text } : JSON.parse(text)
  } catch {
    return null
  }
}

/**
 * The rows of a message: of an object one, of a list one per element, each with the levels of the topic as the list `topic`. A
 * message that cannot be read, or tells more than `mostRows`, is one row without content: it goes to the quarantine.
 */
export function messageRows(
  message: Message,
  on: Pick<MqttConfig, 'payload' | 'rows'> & { readonly mostRows: number },
): readonly Row[] {
  const topic = message.topic.split('/')
  const content = contentOf(message.payload, on.payload)
  const told = on.rows === undefined ? content : readerOf(parsePath(on.rows) ?? [on.rows])(content)
  const list = Array.isArray(told) && told.length <= on.mostRows ? told : [told]
  const name = `${new Date(message.at).toISOString()} message ${String(message.number)}`
  return list.map((value, index) => ({
    place: `${name} row ${String(index + 1)}`,
    readAt: message.at,
    value: isRecord(value) ? { ...value, topic } : null,
  }))
}
