import type { Instant } from '@toan-canh/calendar'
import { instantOf, offsetMinutes } from '../mapping/instant-of.ts'
import type { Column } from './sql-session.ts'

const minuteMs = 60_000

/** Turns instants into values of a watermark's column, and its values (as the database writes them) into instants. */
export interface Marks {
  readonly textOf: (instant: Instant) => string
  /** Null: no instant, like PostgreSQL's `infinity`. */
  readonly instantOf: (text: string) => Instant | null
}

/** How marks of a column are written; `zone` holds for those without an offset. */
export function marksOf(kind: Exclude<Column['kind'], 'other'>, zone: string): Marks {
  const zoneMinutes = kind === 'moment' ? 0 : offsetMinutes(zone)
  return {
    textOf: (instant) => {
      const text = new Date(instant + zoneMinutes * minuteMs).toISOString().replace('T', ' ')
      if (kind === 'day') return text.slice(0, 10)
      return kind === 'moment' ? text : text.slice(0, -1)
    },
    instantOf: (text) => instantOf(text, 'iso', zoneMinutes)?.instant ?? null,
  }
}
