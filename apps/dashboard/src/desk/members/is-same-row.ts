import type { MemberRow } from './member-rows.ts'

function isSameList(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((value, at) => value === other[at])
}

/** Whether two rows would be drawn alike; points keep their identity as long as they do not change. */
export function isSameRow(one: MemberRow, other: MemberRow): boolean {
  return (
    one.key === other.key &&
    one.name === other.name &&
    one.href === other.href &&
    one.main === other.main &&
    one.change === other.change &&
    one.level === other.level &&
    isSameList(one.columns, other.columns) &&
    isSameList(one.steps, other.steps)
  )
}
