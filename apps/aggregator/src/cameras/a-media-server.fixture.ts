import { createServer, type RequestListener } from 'node:http'

const segmentBytes = 188 * 4

/** A stand-in for a media server on loopback: the pages that tests lay, and what it was asked. */
export interface StandInServer extends AsyncDisposable {
  readonly url: string
  /** Method, path and account of every request. */
  readonly asked: string[]
  readonly pages: Map<string, RequestListener>
}

/** A picture of a transport stream, no more than its packets. */
export function aSegment(): Buffer {
  return Buffer.from(Array.from({ length: segmentBytes }, (_, at) => (at % 188 === 0 ? 0x47 : 0)))
}

export function aPlaylist(...lines: readonly string[]): string {
  return ['#EXTM3U', '#EXT-X-TARGETDURATION:2', '#EXT-X-MEDIA-SEQUENCE:1', ...lines, ''].join('\n')
}

export async function aMediaServer(): Promise<StandInServer> {
  const asked: string[] = []
  const pages = new Map<string, RequestListener>()
  const server = createServer((request, response) => {
    const { method = '', url = '', headers } = request
    asked.push([method, url, ...(headers.authorization === undefined ? [] : ['mật khẩu'])].join(' '))
    const page = pages.get(new URL(url, 'http://x').pathname)
    if (page === undefined) response.writeHead(404).end()
    else page(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the media server has no port')
  return {
    url: `http://127.0.0.1:${String(address.port)}`,
    asked,
    pages,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
