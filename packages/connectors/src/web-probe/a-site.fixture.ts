import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { generate } from 'selfsigned'

const dayMs = 86_400_000

/** A certificate made for the moment, trusted by nobody. */
async function aCertificate(daysLeft: number): Promise<{ readonly key: string; readonly cert: string }> {
  const notAfterDate = new Date(Date.now() + daysLeft * dayMs)
  const made = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec', notAfterDate })
  return { key: made.private, cert: made.cert }
}

/** Answers by path; a path that is not named is not found. */
export type Pages = Readonly<Record<string, RequestListener>>

export interface RunningSite extends AsyncDisposable {
  readonly url: string
  readonly asked: readonly string[]
}

export const page =
  (body: string, status = 200): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body)

/** A real web site on loopback; with TLS when its certificate has some days left. */
export async function aSite(pages: Pages, certificateDays: number | null = null): Promise<RunningSite> {
  const asked: string[] = []
  const answer: RequestListener = (request, response) => {
    const path = request.url ?? ''
    asked.push(path)
    const found = pages[path]
    if (found === undefined) response.writeHead(404).end()
    else found(request, response)
  }
  const server: Server =
    certificateDays === null ? createServer(answer) : createTlsServer(await aCertificate(certificateDays), answer)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('the site has no port')
  return {
    url: `${certificateDays === null ? 'http' : 'https'}://127.0.0.1:${address.port}/`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
