/** What a playlist says of the newest segment, or which playlist to read instead. */
export type Playlist =
  | { readonly kind: 'variants'; readonly uri: string }
  | { readonly kind: 'media'; readonly uri: string; readonly order: number; readonly isEnded: boolean }

function attribute(line: string, name: string): number {
  return Number(new RegExp(`[:,]${name}=(\\d+)`).exec(line)?.[1] ?? Number.POSITIVE_INFINITY)
}

/** Reads an HLS playlist (RFC 8216) as far as looking needs it; null: none; 'empty': one without segments. */
export function readPlaylist(text: string): Playlist | 'empty' | null {
  const lines = text.split(/\r?\n/).map((line) => line.trim())
  if (lines[0] !== '#EXTM3U') return null
  const variants: { uri: string; bandwidth: number }[] = []
  let first = 0
  let segments = 0
  let newest: string | null = null
  let before = ''
  for (const line of lines) {
    if (line === '') continue
    if (line.startsWith('#EXT-X-MEDIA-SEQUENCE:')) first = Number(line.slice(22))
    if (line.startsWith('#')) {
      if (/^#EXT(?:INF|-X-STREAM-INF)/.test(line)) before = line
      continue
    }
    if (before.startsWith('#EXT-X-STREAM-INF')) variants.push({ uri: line, bandwidth: attribute(before, 'BANDWIDTH') })
    else if (before.startsWith('#EXTINF')) {
      segments += 1
      newest = line
    }
    before = ''
  }
  const smallest = variants.toSorted((a, b) => a.bandwidth - b.bandwidth)[0]
  if (smallest !== undefined) return { kind: 'variants', uri: smallest.uri }
  if (newest === null || !Number.isSafeInteger(first)) return 'empty'
  return { kind: 'media', uri: newest, order: first + segments - 1, isEnded: lines.includes('#EXT-X-ENDLIST') }
}
