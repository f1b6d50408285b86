import { connectors } from '@toan-canh/connectors'
import { sourceBoundsSchema } from '@toan-canh/contract'
import { block, mapping } from './source.ts'

/** Reads the workbook named by the argument as the runner would, storing nothing, and prints what it cost this process. */
const [file = ''] = process.argv.slice(2)
const configured = connectors.get('file-drop')?.configure(block(file))
if (configured?.isValid !== true) throw new Error('the source is wrong')
const startedAt = performance.now()
await using connection = configured.open({
  source: 'bench',
  mapping: mapping(),
  bounds: sourceBoundsSchema.parse({}),
  now: () => Date.now(),
  everyMs: 20_000,
  historyFrom: null,
  setting: (text) => text,
  allowLoopback: false,
  folder: '/',
})
let [figures, refused] = [0, 0]
for await (const batch of connection.read('live', null, new AbortController().signal)) {
  figures += batch.facts.length
  refused += batch.refused.length
}
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
const cost = {
  figures,
  refused,
  seconds: (performance.now() - startedAt) / 1000,
  cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
  peakMb: maxRSS / 1024,
}
process.stdout.write(JSON.stringify(cost))
