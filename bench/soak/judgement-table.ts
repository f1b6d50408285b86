import { table } from '../measure/table.ts'
import type { Judgement } from './judge.ts'

const head = [
  'output',
  'samples',
  'heap MB at half time',
  'at the end',
  'MB an hour',
  'upper bound at 95 %',
  'DOM nodes',
  'listeners',
  'documents',
  'WebGL contexts',
  'frames a second',
]

/** What the second half of a soak says, one line for each output. */
export function judgementTable(judgements: readonly Judgement[]): string {
  const rows = judgements.map(({ output, samples, firstHeapMb, lastHeapMb, heap, ranges }) => [
    output,
    samples,
    firstHeapMb.toFixed(2),
    lastHeapMb.toFixed(2),
    heap.slope.toFixed(2),
    heap.to.toFixed(2),
    ...([ranges.nodes, ranges.listeners, ranges.documents, ranges.contexts, ranges.framesPerSecond] as const).map(
      ([least, most]) => `${least}–${most}`,
    ),
  ])
  return table(head, rows)
}
