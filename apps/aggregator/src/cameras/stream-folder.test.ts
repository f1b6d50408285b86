import { describe, expect, it } from 'vitest'
import { gatedPlaylist, gateNameOf, upstreamOf } from './stream-folder.ts'

const entry = new URL('http://luong.tinh/truc-tiep/CAM-1/index.m3u8?ma=1')
const gate = '/api/v1/cameras/ve/hls/'

describe(upstreamOf, () => {
  it.each([
    [['index.m3u8'], '?ma=1', 'http://luong.tinh/truc-tiep/CAM-1/index.m3u8?ma=1'],
    [['cao', 'đoạn 1.ts'], '', 'http://luong.tinh/truc-tiep/CAM-1/cao/%C4%91o%E1%BA%A1n%201.ts'],
    [['12.ts'], '?_HLS_msn=3', 'http://luong.tinh/truc-tiep/CAM-1/12.ts?_HLS_msn=3'],
  ])('leads %j%s to %s', (parts, query, address) => {
    expect(upstreamOf(entry, parts, query)?.href).toBe(address)
  })

  it.each([
    [['..', 'CAM-2', 'index.m3u8']],
    [['..']],
    [['.', '..', '..', 'v3', 'paths']],
    [['', '', 'noi-khac', 'x.ts']],
    [['http:', '', 'noi-khac']],
    [['../CAM-2/index.m3u8']],
    [['..\\CAM-2']],
    [[]],
  ])('leads out of the folder by no way: %j', (parts) => {
    expect(upstreamOf(entry, parts, '')).toBeNull()
  })

  it('takes a name for a name, whatever it looks like', () => {
    expect(upstreamOf(entry, ['http:x'], '')?.href).toBe('http://luong.tinh/truc-tiep/CAM-1/http%3Ax')
  })
})

describe(gateNameOf, () => {
  it('is the path below the folder with its query', () => {
    expect(gateNameOf(entry, entry)).toBe('index.m3u8?ma=1')
  })
})

describe(gatedPlaylist, () => {
  const gated = (lines: readonly string[], at = entry) =>
    gatedPlaylist(lines.join('\n'), at, { entry, gate }).split('\n')

  it('leads what is relative to where it lies through the gate', () => {
    expect(gated(['#EXTM3U', '#EXTINF:2,', '12.ts?x=1', '', 'cao/1.m3u8'])).toEqual([
      '#EXTM3U',
      '#EXTINF:2,',
      `${gate}12.ts?x=1`,
      `${gate}cao/1.m3u8`,
    ])
    expect(gated(['../12.ts'], new URL('cao/1.m3u8', entry))).toEqual([`${gate}12.ts`])
  })

  it('leads what is absolute through the gate', () => {
    expect(gated(['http://luong.tinh/truc-tiep/CAM-1/12.ts?y=2', '/truc-tiep/CAM-1/13.ts'])).toEqual([
      `${gate}12.ts?y=2`,
      `${gate}13.ts`,
    ])
    expect(gated(['#EXT-X-MAP:URI="/truc-tiep/CAM-1/init.mp4",BYTERANGE="1@0"'])).toEqual([
      `#EXT-X-MAP:URI="${gate}init.mp4",BYTERANGE="1@0"`,
    ])
  })

  it('leads nowhere what lies outside the folder of the camera', () => {
    expect(gated(['/truc-tiep/CAM-2/12.ts', '../CAM-2/1.ts', 'https://noi-khac/1.ts', '13.ts'])).toEqual([
      `${gate}13.ts`,
    ])
    expect(gated(['#EXT-X-KEY:METHOD=AES-128,URI="http://noi-khac/key"'])).toEqual(['#EXT-X-KEY:METHOD=AES-128,URI=""'])
  })
})
