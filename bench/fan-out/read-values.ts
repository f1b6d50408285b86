/** One value as a viewer receives it: its topic, its number, and when it was committed, in µs since 1970. */
export interface SeenValue {
  readonly topic: string
  readonly value: number
  readonly committedUs: number
}

function isRecord(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json)
}

function valueOf(topic: unknown, point: unknown): SeenValue[] {
  if (typeof topic !== 'string' || !isRecord(point)) return []
  return typeof point['v'] === 'number' && typeof point['s'] === 'number'
    ? [{ topic, value: point['v'], committedUs: point['s'] }]
    : []
}

function valuesOfMessage(message: unknown): SeenValue[] {
  if (!isRecord(message) || !isRecord(message['items'])) return []
  return Object.values(message['items']).flatMap((item) => valueOf(message['topic'], item))
}

/** Reads the values of one text: a frame of ours, an emitted change, or a bare `[topic, point]`. */
export function readValues(text: string): readonly SeenValue[] {
  const start = text.indexOf('[')
  if (start < 0) return []
  const parts: unknown = JSON.parse(text.slice(start))
  if (!Array.isArray(parts)) return []
  if (parts[0] === 'frame' && Array.isArray(parts[1])) return parts[1].flatMap(valuesOfMessage)
  return parts[0] === 'change' ? valueOf(parts[1], parts[2]) : valueOf(parts[0], parts[1])
}
