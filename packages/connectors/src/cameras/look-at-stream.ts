import { createHash } from 'node:crypto'
import type { LookBounds } from './cameras-config.ts'
import { fetchStart, type Fetching, LookEnds } from './fetch-start.ts'
import { pictureBytes } from './picture-bytes.ts'
import { readPlaylist } from './playlist.ts'
import type { Look } from './verdicts.ts'

type Bounds = Pick<LookBounds, 'playlistBytes' | 'segmentBytes'>

async function mediaPlaylist(text: string, bounds: Bounds, on: Fetching) {
  let address = text
  for (let depth = 0; depth < 2; depth += 1) {
    const { body, end, url } = await fetchStart(address, bounds.playlistBytes, on)
    if (end === 'bound') throw new LookEnds('too_large')
    const playlist = readPlaylist(body.toString('utf8'))
    if (playlist === null) throw new LookEnds('wrong_type')
    if (playlist === 'empty') throw new LookEnds('empty')
    address = new URL(playlist.uri, url).href
    if (new URL(address).host !== url.host) throw new LookEnds('redirect')
    if (playlist.kind === 'media') return { ...playlist, address }
  }
  throw new LookEnds('wrong_type')
}

/** Looks at an HLS stream: the beginning of its newest segment, known by its pictures alone. Throws as `fetchStart`. */
export async function lookAtStream(text: string, bounds: Bounds, on: Fetching): Promise<Look> {
  const playlist = await mediaPlaylist(text, bounds, on)
  if (playlist.isEnded) throw new LookEnds('ended')
  const { body } = await fetchStart(playlist.address, bounds.segmentBytes, on)
  const pictures = pictureBytes(body)
  if (pictures === null) throw new LookEnds('wrong_type')
  return {
    kind: 'picture',
    print: createHash('sha256').update(pictures).digest('base64url'),
    isDark: false,
    order: playlist.order,
  }
}
