import { type Day, parseDay } from '@toan-canh/calendar'

/** Whether what is written holds on a day: not yet, now, or no longer. Both days are included. */
export type Validity = 'coming' | 'valid' | 'past'

/** Judges a day against the days from and until which something holds, ISO dates; without `until` it holds on. */
export function validityOf(
  { from, until }: { readonly from: string; readonly until?: string | undefined },
  today: Day,
): Validity {
  const [first, last] = [parseDay(from), until === undefined ? null : parseDay(until)]
  if (first !== null && today < first) return 'coming'
  return last !== null && today > last ? 'past' : 'valid'
}
