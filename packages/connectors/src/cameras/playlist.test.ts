import { describe, expect, it } from 'vitest'
import { aPlaylist } from './pictures.fixture.ts'
import { readPlaylist } from './playlist.ts'

describe(readPlaylist, () => {
  it('names the newest segment and counts its number from the first', () => {
    expect(readPlaylist(aPlaylist(41, ['a.ts', 'b.ts', 'c.ts']))).toEqual({
      kind: 'media',
      uri: 'c.ts',
      order: 43,
      isEnded: false,
    })
  })

  it('counts from zero where no number is told', () => {
    expect(readPlaylist('#EXTM3U\n#EXTINF:2,\na.ts\n#EXTINF:2,\nb.ts')).toMatchObject({ uri: 'b.ts', order: 1 })
  })

  it('tells that a stream has ended', () => {
    expect(readPlaylist(aPlaylist(0, ['a.ts'], '#EXT-X-ENDLIST'))).toMatchObject({ isEnded: true })
  })

  it('reads lines that end as on Windows, with blanks around them', () => {
    const text = '#EXTM3U\r\n#EXT-X-MEDIA-SEQUENCE:7\r\n\r\n#EXTINF:2.0,\r\n  a.ts?x=1  \r\n'
    expect(readPlaylist(text)).toEqual({ kind: 'media', uri: 'a.ts?x=1', order: 7, isEnded: false })
  })

  it('takes the address of a segment although other tags stand between', () => {
    const text =
      '#EXTM3U\n#EXTINF:2,\n#EXT-X-PROGRAM-DATE-TIME:2026-03-02T08:00:00Z\n#EXT-X-BYTERANGE:9@0\na.m4s\n# a remark'
    expect(readPlaylist(text)).toMatchObject({ uri: 'a.m4s', order: 0 })
  })

  it('does not count a line that no duration announced', () => {
    expect(readPlaylist('#EXTM3U\n#EXTINF:2,\na.ts\nstray.ts')).toMatchObject({ uri: 'a.ts', order: 0 })
  })

  it('chooses the variant that needs the fewest bits, wherever it stands', () => {
    const variant = (bits: number): string =>
      `#EXT-X-STREAM-INF:BANDWIDTH=${String(bits)},CODECS="avc1"\n${String(bits)}.m3u8`
    const text = ['#EXTM3U', variant(2_000_000), variant(300_000), variant(900_000)].join('\n')
    expect(readPlaylist(text)).toEqual({ kind: 'variants', uri: '300000.m3u8' })
  })

  it('prefers a variant that tells its bits to one that does not', () => {
    const text = '#EXTM3U\n#EXT-X-STREAM-INF:CODECS="avc1"\na.m3u8\n#EXT-X-STREAM-INF:BANDWIDTH=9\nb.m3u8'
    expect(readPlaylist(text)).toEqual({ kind: 'variants', uri: 'b.m3u8' })
  })

  it('takes no playlist of single frames for a variant', () => {
    const text = '#EXTM3U\n#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=1,URI="i.m3u8"\n#EXT-X-STREAM-INF:BANDWIDTH=9\nb.m3u8'
    expect(readPlaylist(text)).toEqual({ kind: 'variants', uri: 'b.m3u8' })
  })

  it.each([
    ['has no segments', aPlaylist(3, [])],
    ['gives a number that is none', '#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:abc\n#EXTINF:2,\na.ts'],
    ['gives a number too large to count from', '#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:9007199254740993\n#EXTINF:2,\na.ts'],
  ])('calls a playlist empty that %s', (_, text) => {
    expect(readPlaylist(text)).toBe('empty')
  })

  it.each([
    ['a page of HTML', '<!doctype html><title>404</title>'],
    ['nothing', ''],
    ['a list whose mark is not in the first line', '#EXTINF:2,\n#EXTM3U\na.ts'],
  ])('sees no playlist in %s', (_, text) => {
    expect(readPlaylist(text)).toBeNull()
  })
})
