import { type Day, parseDay } from '@toan-canh/calendar'
import type { UnitCode } from './codes.ts'
import type { Register } from './register.ts'

/** Whose ground a unit stands on in an earlier period: that of today, or that of the period's last day. */
export const boundaries = ['now', 'then'] as const
export type Boundary = (typeof boundaries)[number]

const mark = '@then'

/** A unit and the boundary it is asked with, as names write them: `37`, `37@then`. */
export function groundedName({ unit, boundary }: { unit: UnitCode; boundary?: Boundary | undefined }): string {
  return boundary === 'then' ? `${unit}${mark}` : unit
}

/** Reads a unit with or without a boundary. */
export function parseGroundedName(text: string): { unit: UnitCode; boundary?: Boundary } {
  return text.endsWith(mark) ? { unit: text.slice(0, -mark.length), boundary: 'then' } : { unit: text }
}

function dayOfIso(iso: string): Day {
  return parseDay(iso) ?? Number.NEGATIVE_INFINITY
}

/** The days on which other ground came to a unit or some of its own went, oldest first; a new name or type changes no ground. */
export function groundChanges(register: Register, code: UnitCode): readonly Day[] {
  const { successions } = register
  const lost = successions.filter((each) => each.old === code && each.new !== code).map(({ from }) => from)
  const came = Map.groupBy(
    successions.filter((each) => each.new === code),
    ({ from }) => from,
  )
    .entries()
    .filter(([, all]) => all.length > 1 || all[0]?.share !== 'whole')
    .map(([from]) => from)
  const moved = register.childrenOf(code).flatMap((child) => {
    const day = dayOfIso(child.validFrom)
    const before = register.find(child.code, day - 1)
    if (before === undefined || before.parent === child.parent) return []
    return register.ancestorsOf(child.code, day - 1).some((above) => above.code === code) ? [] : [child.validFrom]
  })
  return [...new Set([...lost, ...came, ...moved])].map(dayOfIso).toSorted((a, b) => a - b)
}

/** Whether a unit stands on the same ground in two periods, seen with a boundary: today's ground is the same for all. */
export function isSameGround(
  changes: readonly Day[],
  boundary: Boundary,
  [earlier, later]: readonly [{ readonly from: Day }, { readonly to: Day }],
): boolean {
  return boundary === 'now' || !changes.some((day) => earlier.from < day && day <= later.to)
}
