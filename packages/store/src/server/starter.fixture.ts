import { startEmbeddedPostgres } from './embedded-postgres.ts'

// A process of its own for the tests: starts or joins the server of a folder, says so, and waits to be told to leave.
const [dataDir = '', fallbackRoot = ''] = process.argv.slice(2)
const server = await startEmbeddedPostgres({ dataDir, fallbackRoot, isThrowaway: true, log: () => {} })
process.stdout.write(`${JSON.stringify({ url: server.url, owned: server.owned, folder: server.folder })}\n`)
process.stdin.resume()
process.stdin.once('end', () => {
  void server[Symbol.asyncDispose]()
})
