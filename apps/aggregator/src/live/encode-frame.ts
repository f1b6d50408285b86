import { liveEvents } from '@toan-canh/contract'

const finalText = 0x81
/** engine.io's mark of a message, followed by socket.io's of an event. */
const eventMessage = '42'

/** The header of an unmasked, final WebSocket text frame (RFC 6455 §5.2). */
function headerOf(length: number): Buffer {
  if (length < 126) return Buffer.from([finalText, length])
  if (length < 65_536) return Buffer.from([finalText, 126, length >> 8, length & 0xff])
  const header = Buffer.alloc(10)
  header[0] = finalText
  header[1] = 127
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}

/** Encodes messages that are JSON already into the bytes of one socket.io event, once for all it will be written to. */
export function encodeFrame(messages: readonly string[]): Buffer {
  const payload = Buffer.from(`${eventMessage}["${liveEvents.frame}",[${messages.join(',')}]]`)
  return Buffer.concat([headerOf(payload.length), payload])
}
