import { liveEvents } from '@toan-canh/contract'

/** A frame as engine.io writes it: the text of the packet, and the same as bytes of one WebSocket text frame. */
export interface EncodedFrame {
  readonly text: string
  readonly options: { readonly compress: false; readonly wsPreEncodedFrame: readonly Buffer[] }
}

const finalText = 0x81
const engineMessage = '4'
const socketEvent = '2'

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

/** Encodes messages that are JSON already into one socket.io event, once for all sockets it will be written to. */
export function encodeFrame(messages: readonly string[]): EncodedFrame {
  const text = `${socketEvent}["${liveEvents.frame}",[${messages.join(',')}]]`
  const payload = Buffer.from(engineMessage + text)
  return { text, options: { compress: false, wsPreEncodedFrame: [Buffer.concat([headerOf(payload.length), payload])] } }
}
