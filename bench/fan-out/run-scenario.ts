import { startChild } from './child.ts'
import { type Scenario, serverReportSchema, viewerReportSchema } from './run-message.ts'

export interface Outcome {
  readonly scenario: Scenario
  /** Share of one core that the server took during the measure. */
  readonly cores: number
  /** CPU time per value that reached a viewer, until all had been read. */
  readonly usPerValue: number
  readonly valuesPerSecond: number
  readonly framesPerSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly worstMs: number
  /** How far the server was behind the plan of commits at the end: over a second, it cannot follow. */
  readonly behindMs: number
  readonly wrongViewers: number
  readonly peakMebibytes: number
}

const drainWithinMs = 60_000

/** Runs one way with its viewers, each in a process of its own, and gives back what was measured. */
export async function runScenario(scenario: Scenario): Promise<Outcome> {
  await using server = startChild('./serve.ts', [JSON.stringify(scenario)], serverReportSchema)
  const { port } = await server.report('listening')
  await using crowd = startChild('./watch.ts', [JSON.stringify(scenario), String(port)], viewerReportSchema)
  await crowd.report('watching')
  server.send('publish')
  const { fromUs } = await server.report('measuring')
  crowd.send({ kind: 'measure', fromUs })
  const stopped = await server.report('stopped')
  crowd.send({ kind: 'check', truth: stopped.truth, withinMs: drainWithinMs })
  const seen = await crowd.report('seen')
  server.send('drained')
  const drained = await server.report('drained')
  const seconds = (stopped.toUs - fromUs) / 1_000_000
  return {
    scenario,
    cores: stopped.cpuUs / 1_000_000 / seconds,
    usPerValue: drained.cpuUs / seen.values,
    valuesPerSecond: seen.values / seconds,
    framesPerSecond: seen.frames / seconds,
    p50Ms: seen.p50Ms,
    p99Ms: seen.p99Ms,
    worstMs: seen.worstMs,
    behindMs: stopped.behindMs,
    wrongViewers: seen.wrongViewers,
    peakMebibytes: stopped.peakMebibytes,
  }
}
