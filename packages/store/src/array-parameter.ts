/**
 * Arrays as PostgreSQL reads them fastest: its binary format, built in one pass. The driver sends a Buffer as binary; its own
 * serialiser would quote and escape every element.
 */
const headerBytes = 20
const nullLength = -1
const oid = { int8: 20, text: 25 } as const

function start(bytes: number, type: keyof typeof oid, count: number): Buffer {
  const buffer = Buffer.allocUnsafe(headerBytes + bytes)
  buffer.writeInt32BE(count === 0 ? 0 : 1, 0)
  buffer.writeInt32BE(1, 4)
  buffer.writeInt32BE(oid[type], 8)
  buffer.writeInt32BE(count, 12)
  buffer.writeInt32BE(1, 16)
  return count === 0 ? buffer.subarray(0, 12) : buffer
}

const word = 2 ** 32

/** bigint[] from whole numbers that a double holds exactly; null stays null. */
export function int8Array(values: readonly (number | null)[]): Buffer {
  const buffer = start(values.length * 12, 'int8', values.length)
  let at = headerBytes
  for (const value of values) {
    if (value === null) {
      at = buffer.writeInt32BE(nullLength, at)
    } else {
      buffer.writeInt32BE(8, at)
      buffer.writeInt32BE(Math.floor(value / word), at + 4)
      at = buffer.writeUInt32BE(value >>> 0, at + 8)
    }
  }
  return buffer.subarray(0, values.length === 0 ? 12 : at)
}

/** text[]; null stays null. */
export function textArray(values: readonly (string | null)[]): Buffer {
  let bytes = 0
  for (const value of values) bytes += 4 + (value === null ? 0 : Buffer.byteLength(value))
  const buffer = start(bytes, 'text', values.length)
  let at = headerBytes
  for (const value of values) {
    const length = value === null ? nullLength : buffer.write(value, at + 4)
    buffer.writeInt32BE(length, at)
    at += 4 + Math.max(0, length)
  }
  return buffer
}
