import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { startChild } from './child.ts'
import { type Scenario, serverReportSchema, viewerReportSchema } from './run-message.ts'

const stuckViewers = 100
const lookEveryMs = 15_000
const minuteMs = 60_000
const stuckReportSchema = z.object({ kind: z.literal('stuck') })

/**
 * Prints the memory of a server of which a third of the viewers do not read, on a board that changes 2,000 times a
 * second so that what the operating system holds for them is full within half a minute.
 */
export async function watchStuckViewers(minutes: number): Promise<void> {
  const scenario: Scenario = {
    method: 'toan-canh',
    spread: 'board',
    viewers: 200,
    changesPerSecond: 2_000,
    warmUpMs: 1_000,
    measureMs: (minutes + 5) * minuteMs,
    isTimed: false,
  }
  await using server = startChild('./serve.ts', [JSON.stringify(scenario)], serverReportSchema)
  const { port } = await server.report('listening')
  await using crowd = startChild('./watch.ts', [JSON.stringify(scenario), String(port)], viewerReportSchema)
  await crowd.report('watching')
  await using stuck = startChild('./stick.ts', [String(port), String(stuckViewers)], stuckReportSchema)
  await stuck.report('stuck')
  server.send('publish')
  process.stdout.write(
    '| minute | viewers behind | cut so far | heap MiB | outside heap MiB | resident MiB |\n| --- | --- | --- | --- | --- | --- |\n',
  )
  const until = performance.now() + minutes * minuteMs
  for (let looks = 1; performance.now() < until; looks += 1) {
    await pause(lookEveryMs)
    server.send('memory')
    const { behind, cut, heapMebibytes, outsideMebibytes, rssMebibytes } = await server.report('memory')
    const mebibytes = [heapMebibytes, outsideMebibytes, rssMebibytes].map((number) => number.toFixed(1))
    const minute = ((looks * lookEveryMs) / minuteMs).toFixed(2)
    process.stdout.write(`| ${[minute, behind, cut, ...mebibytes].join(' | ')} |\n`)
  }
}
