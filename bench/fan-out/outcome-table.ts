import type { Outcome } from './run-scenario.ts'

const limit = 'ws per change'

const heads = [
  'viewers × changes/s',
  'way',
  'p50 ms',
  'p99 ms',
  'worst ms',
  'cores',
  'values/s',
  'frames/s',
  'µs/value',
  'of (b)',
  'behind ms',
  'wrong viewers',
  'peak MiB',
]

function limitBeside(outcome: Outcome, outcomes: readonly Outcome[]): Outcome | undefined {
  const { viewers, changesPerSecond } = outcome.scenario
  return outcomes.find(
    ({ scenario }) =>
      scenario.method === limit && scenario.viewers === viewers && scenario.changesPerSecond === changesPerSecond,
  )
}

function rowOf(outcome: Outcome, outcomes: readonly Outcome[]): readonly string[] {
  const beside = limitBeside(outcome, outcomes)
  return [
    `${outcome.scenario.viewers} × ${outcome.scenario.changesPerSecond}`,
    outcome.scenario.method,
    String(outcome.p50Ms),
    String(outcome.p99Ms),
    String(outcome.worstMs),
    outcome.cores.toFixed(2),
    outcome.valuesPerSecond.toFixed(0),
    outcome.framesPerSecond.toFixed(0),
    outcome.usPerValue.toFixed(2),
    beside === undefined ? '' : (outcome.usPerValue / beside.usPerValue).toFixed(2),
    outcome.behindMs.toFixed(0),
    String(outcome.wrongViewers),
    String(outcome.peakMebibytes),
  ]
}

/** The outcomes as a Markdown table; `of (b)` is the CPU per value against raw `ws` of the same size. */
export function outcomeTable(outcomes: readonly Outcome[]): string {
  const rows = [heads, heads.map(() => '---'), ...outcomes.map((outcome) => rowOf(outcome, outcomes))]
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n')
}
