/** A Markdown table; numbers stand right. */
export function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const isNumber = head.map((_, index) =>
    rows.every((row) => /^[−\d.,×≥≤ –]*( ms| s| MB| kB| %)?$/.test(String(row[index]))),
  )
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  return [line(head), `|${isNumber.map((right) => (right ? '---:' : '---')).join('|')}|`, ...rows.map(line)].join('\n')
}

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
