import type { Row } from '../row.ts'
import { RefusedFile } from './refused-file.ts'

/**
 * Gathers the rows of an event log into one row per group, in the order in which the groups begin: the fields of its first
 * row, and all its rows in the list `events`. Rows without a group pass alone. All is held together, at most `mostRows`.
 */
export async function* gatherGroups(
  rows: AsyncIterable<Row>,
  on: { readonly groupOf: (value: unknown) => string | null; readonly mostRows: number },
): AsyncGenerator<Row> {
  const groups = new Map<string, Row[]>()
  let count = 0
  for await (const row of rows) {
    count += 1
    if (count > on.mostRows) throw new RefusedFile(`Nhật ký có quá ${String(on.mostRows)} dòng để gom thành vụ việc.`)
    const key = on.groupOf(row.value) ?? `\u0000${String(count)}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [row])
    else group.push(row)
  }
  for (const group of groups.values()) {
    const first = group[0]
    if (first === undefined) continue
    const isRecord = typeof first.value === 'object' && first.value !== null
    yield {
      ...first,
      value: isRecord ? { ...first.value, events: group.map(({ value }) => value) } : first.value,
    }
  }
}
