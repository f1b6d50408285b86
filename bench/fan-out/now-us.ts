/** Microseconds since 1970 by a clock that does not jump; agrees between processes that start close together. */
export function nowUs(): number {
  return Math.round((performance.timeOrigin + performance.now()) * 1_000)
}
