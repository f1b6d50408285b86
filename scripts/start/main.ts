import { join, resolve } from 'node:path'
import { stopEmbeddedPostgres } from '@toan-canh/store'
import { onStopRequest } from '../bootstrap/on-stop-request.mjs'
import { say } from '../bootstrap/say.mjs'
import { buildDashboard, isDashboardStale } from './build-dashboard.ts'
import { productParts } from './product-parts.ts'
import { requireFreePort } from './require-free-port.ts'
import { requireWritable } from './require-writable.ts'
import { runProduct } from './run-product.ts'
import { readStartSettings, type StartSettings } from './start-settings.ts'

const root = resolve(import.meta.dirname, '../..')
const startedAt = Date.now()
const step = (sentence: string): void => say(startedAt, sentence)

const asked = new AbortController()
onStopRequest(() => {
  if (!asked.signal.aborted) step('Đang dừng…')
  asked.abort()
})

try {
  const settings = readStartSettings(process.env)
  await requireFreePort(settings.port, 'PORT')
  if (settings.hasSample) {
    await requireFreePort(settings.provincePort, 'PROVINCE_PORT')
    await requireFreePort(settings.mqttPort, 'PROVINCE_MQTT_PORT')
    await requireFreePort(settings.tlsPort, 'PROVINCE_TLS_PORT')
  }
  await requireWritable(resolve(root, settings.dataDir))
  await prepareDashboard()
  const end = await runProduct(productParts(settings, { root, say: step }), {
    say: step,
    onUp: () => printAddresses(settings.port),
    asked: asked.signal,
  })
  if (end.forced.length > 0) step(`Phải ngắt: ${end.forced.join(', ')}`)
  await sweepDatabase(settings)
  if (end.kind === 'failed') fail(`${end.sentence} Nhật ký: ${join(settings.dataDir, 'logs')}.`)
  else step('Đã dừng, không còn tiến trình nào.')
} catch (error) {
  fail(error instanceof Error ? error.message : String(error))
}

async function prepareDashboard(): Promise<void> {
  if (asked.signal.aborted || !(await isDashboardStale(root))) return
  step('Dựng giao diện (vite build)')
  await buildDashboard(root)
  step('Đã dựng xong giao diện')
}

function printAddresses(port: number): void {
  const base = `http://localhost:${port}`
  const lines = [
    `  Tường       ${base}/wall/dossiers`,
    `  Bàn việc    ${base}/desk`,
    `  Tình trạng  ${base}/api/v1/health`,
    '  Ctrl-C để dừng (Ctrl-C stops everything).',
  ]
  process.stdout.write(`\n${lines.join('\n')}\n\n`)
}

/** A part that had to be killed, or died, may have left its database running. */
async function sweepDatabase({ hasOwnDatabase, dataDir }: StartSettings): Promise<void> {
  if (!hasOwnDatabase) return
  const wasLeft = await stopEmbeddedPostgres({ dataDir: resolve(root, dataDir, 'postgres') })
  if (wasLeft) step('Đã dừng PostgreSQL còn sót lại')
}

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exitCode = 1
}
