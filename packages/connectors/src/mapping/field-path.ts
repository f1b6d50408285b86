/** One step into a row: a key or a position in a list. */
export type PathStep = string | number

const step = /([^.[\]]+)|\[(\d{1,4})\]/y

/** Splits `a.b[0].c`; null when it is no path. */
export function parsePath(path: string): readonly PathStep[] | null {
  const steps: PathStep[] = []
  let at = 0
  while (at < path.length) {
    if (path[at] === '.' && steps.length > 0) at += 1
    step.lastIndex = at
    const match = step.exec(path)
    if (match === null) return null
    steps.push(match[1] ?? Number(match[2]))
    at = step.lastIndex
  }
  return steps.length === 0 || path.endsWith('.') ? null : steps
}

function get(value: unknown, key: PathStep): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  if (typeof key === 'number') return Array.isArray(value) ? value[key] : undefined
  return Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
}

/** Reads along a path; whatever is not there is undefined. */
export function readerOf(steps: readonly PathStep[]): (row: unknown) => unknown {
  const [first, ...rest] = steps
  if (first === undefined) return (row) => row
  if (rest.length === 0) return (row) => get(row, first)
  return (row) => steps.reduce(get, row)
}

/** Nothing to read: absent, null, or only blanks. */
export function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}
