import { measures, type Sample } from './sample.ts'

const decimals = 3

/** The samples of a soak as CSV, one line each. */
export function csvOf(samples: readonly Sample[]): string {
  const lines = samples.map((sample) =>
    [
      sample.minute.toFixed(2),
      sample.output,
      ...measures.map((name) => (name === 'heapMb' ? sample[name].toFixed(decimals) : sample[name])),
    ].join(','),
  )
  return `${['minute', 'output', ...measures].join(',')}\n${lines.join('\n')}\n`
}

/** Reads what `csvOf` has written. */
export function samplesOf(csv: string): readonly Sample[] {
  const [, ...lines] = csv.trim().split('\n')
  return lines.map((line) => {
    const [minute, output = '', ...counted] = line.split(',')
    const [heapMb = 0, nodes = 0, listeners = 0, documents = 0, contexts = 0, framesPerSecond = 0] = counted.map(Number)
    return { minute: Number(minute), output, heapMb, nodes, listeners, documents, contexts, framesPerSecond }
  })
}
