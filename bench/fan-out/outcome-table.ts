import type { Method } from './run-message.ts'
import type { Outcome } from './run-scenario.ts'

const plain = 'ws per change'
const limit = 'bare connection'

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
  'of (c)',
  'behind ms',
  'wrong viewers',
  'peak MiB',
]

function shareOf(method: Method, outcome: Outcome, outcomes: readonly Outcome[]): string {
  const { viewers, changesPerSecond } = outcome.scenario
  const beside = outcomes.find(
    ({ scenario }) =>
      scenario.method === method && scenario.viewers === viewers && scenario.changesPerSecond === changesPerSecond,
  )
  return beside === undefined ? '' : (outcome.usPerValue / beside.usPerValue).toFixed(2)
}

function rowOf(outcome: Outcome, outcomes: readonly Outcome[]): readonly string[] {
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
    shareOf(plain, outcome, outcomes),
    shareOf(limit, outcome, outcomes),
    outcome.behindMs.toFixed(0),
    String(outcome.wrongViewers),
    String(outcome.peakMebibytes),
  ]
}

/** The outcomes as a Markdown table; `of (b)` and `of (c)` are the CPU per value against raw `ws` and bare connections of the same size. */
export function outcomeTable(outcomes: readonly Outcome[]): string {
  const rows = [heads, heads.map(() => '---'), ...outcomes.map((outcome) => rowOf(outcome, outcomes))]
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n')
}
