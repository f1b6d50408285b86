import type { RawData } from 'ws'

const finalText = 0x81
const maskBit = 0x80
const maskBytes = 4

function header(length: number, bit: number): Buffer {
  if (length < 126) return Buffer.from([finalText, bit | length])
  return Buffer.from([finalText, bit | 126, length >> 8, length & 0xff])
}

/** A text of less than 64 KiB as a server's WebSocket frame. */
export function serverFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  return Buffer.concat([header(payload.length, 0), payload])
}

/** A text of less than 64 KiB as a client's WebSocket frame, masked by zero. */
export function clientFrame(text: string): Buffer {
  const payload = Buffer.from(text)
  return Buffer.concat([header(payload.length, maskBit), Buffer.alloc(maskBytes), payload])
}

/** What `ws` received, as text. */
export function clientText(data: RawData): string {
  return Buffer.concat(Array.isArray(data) ? data : [Buffer.from(new Uint8Array(data))]).toString()
}

/** Cuts complete frames of a server off the front of `bytes`; gives back what is left. */
export function takeFrames(bytes: Buffer, onPayload: (opcode: number, payload: Buffer) => void): Buffer {
  let at = 0
  for (;;) {
    const short = (bytes[at + 1] ?? 0) & 0x7f
    const headerBytes = short === 127 ? 10 : short === 126 ? 4 : 2
    if (bytes.length < at + headerBytes) return bytes.subarray(at)
    const length =
      short === 127 ? Number(bytes.readBigUInt64BE(at + 2)) : short === 126 ? bytes.readUInt16BE(at + 2) : short
    const end = at + headerBytes + length
    if (bytes.length < end) return bytes.subarray(at)
    onPayload((bytes[at] ?? 0) & 0x0f, bytes.subarray(at + headerBytes, end))
    at = end
  }
}
