// Exits with 0 while the aggregator answers and reaches its database; `loading` and `degraded` are alive.
const WITHIN_MS = 4_000
const url = `http://127.0.0.1:${process.env.PORT ?? 4800}/api/v1/health`

try {
  const response = await fetch(url, { signal: AbortSignal.timeout(WITHIN_MS) })
  const health = await response.json()
  if (health.database?.isReachable !== true) throw new Error(`status ${health.status}: the database is not reachable`)
} catch (error) {
  process.stderr.write(`${url}: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
