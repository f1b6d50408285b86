import { createServer, type RequestListener, type ServerResponse } from 'node:http'

/** An HTTP server on a free port of 127.0.0.1. */
export interface HttpServer {
  readonly base: string
  /** Ends it, and every connection to it. */
  readonly stop: () => Promise<void>
}

export async function startHttp(listener: RequestListener): Promise<HttpServer> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    base: `http://127.0.0.1:${String(typeof address === 'object' && address !== null ? address.port : 0)}`,
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

const promisedBytes = '1000'

/** Begins an answer and breaks it off. */
export function breakOff(response: ServerResponse): true {
  response.writeHead(200, { 'content-length': promisedBytes }).write('{"data":[', () => response.destroy())
  return true
}
