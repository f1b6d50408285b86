import type { Instant } from '@toan-canh/calendar'
import { spanContents, type WallState, wallStateLimits, wallStateSchema } from '@toan-canh/contract'
import type { StoredSpan } from '@toan-canh/store'

/** Laid over every wall. */
export const everyWall = '*'

const listOf = {
  alarm: 'alarms',
  'take-over': 'takeOvers',
  freeze: 'freezes',
  banner: 'banners',
  identify: 'identifies',
  point: 'points',
  reload: 'reloads',
} as const satisfies Record<StoredSpan['kind'], keyof WallState>

/** Kinds that hold the programme: they matter after their end too, as it goes on where it stood. */
const holding: readonly StoredSpan['kind'][] = ['alarm', 'take-over', 'freeze']

/** What is laid over a wall, made of what is stored; a span that this version cannot read is left out. */
export function wallStateOf(wall: string, spans: readonly StoredSpan[], now: Instant): WallState {
  const state: Record<keyof WallState, unknown[]> = {
    alarms: [],
    takeOvers: [],
    freezes: [],
    banners: [],
    identifies: [],
    points: [],
    reloads: [],
  }
  for (const span of spans) {
    const isOver = span.ends !== null && span.ends <= now
    if ((span.wall !== wall && span.wall !== everyWall) || (isOver && !holding.includes(span.kind))) continue
    const content = spanContents[span.kind].safeParse(span.content)
    if (content.success)
      state[listOf[span.kind]].push({
        id: String(span.id),
        from: span.starts,
        to: span.ends,
        by: span.position,
        ...content.data,
      })
  }
  // Those of this wall and those of all walls together may be more than a state holds: the newest stand.
  const newest = Object.entries(state).map(([name, list]) => [name, list.slice(-wallStateLimits.spans)])
  return wallStateSchema.parse(Object.fromEntries(newest))
}
