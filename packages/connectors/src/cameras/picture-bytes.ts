const packetBytes = 188
const syncByte = 0x47

function payloadOf(packet: Buffer): Buffer | null {
  const control = (packet[3] ?? 0) >> 4
  if ((control & 1) === 0) return null
  const from = (control & 2) === 0 ? 4 : 5 + (packet[4] ?? 0)
  return from < packet.length ? packet.subarray(from) : null
}

/** The pictures of a transport stream: its first video stream without the headers that carry times and counters. */
function ofTransport(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  let video: number | null = null
  for (let at = 0; at + packetBytes <= bytes.length; at += packetBytes) {
    const packet = bytes.subarray(at, at + packetBytes)
    if (packet[0] !== syncByte) break
    const payload = payloadOf(packet)
    if (payload === null) continue
    const id = packet.readUInt16BE(1) & 0x1fff
    const isStart = (packet[1] ?? 0) & 0x40 && payload.length > 9 && payload.readUIntBE(0, 3) === 1
    const isVideo = isStart && ((payload[3] ?? 0) & 0xf0) === 0xe0
    if (isVideo) video ??= id
    if (id !== video) continue
    parts.push(isVideo ? payload.subarray(9 + (payload[8] ?? 0)) : payload)
  }
  return Buffer.concat(parts)
}

/** The pictures of a fragment of MP4: what lies in its media boxes. */
function ofFragments(bytes: Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at + 8 <= bytes.length;) {
    const size = bytes.readUInt32BE(at)
    if (bytes.toString('latin1', at + 4, at + 8) === 'mdat')
      parts.push(bytes.subarray(at + 8, size < 8 ? undefined : at + size))
    if (size < 8) break
    at += size
  }
  return Buffer.concat(parts)
}

/**
 * The part of a segment, or of its beginning, that is pictures: a camera that stands still is sent on under new times, and only
 * here does it show. Null: neither MPEG-TS nor fragmented MP4.
 */
export function pictureBytes(segment: Buffer): Buffer | null {
  const isMp4 = /^(?:styp|moof|sidx|emsg|prft)$/.test(segment.toString('latin1', 4, 8))
  const found = segment[0] === syncByte ? ofTransport(segment) : isMp4 ? ofFragments(segment) : Buffer.alloc(0)
  return found.length === 0 ? null : found
}
