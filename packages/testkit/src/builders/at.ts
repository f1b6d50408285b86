import type { Instant } from '@toan-canh/calendar'

const localText = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2}(\.\d{3})?)?$/
const vietnamOffsetMs = 7 * 3_600_000

/** The instant of a wall-clock time in Asia/Ho_Chi_Minh: `2025-11-03 08:15`, seconds and milliseconds if wanted. Throws on anything else. */
export function at(local: string): Instant {
  const instant = localText.test(local) ? Date.parse(`${local.replace(' ', 'T')}+07:00`) : Number.NaN
  // Date.parse turns 30 February into 2 March: only a text that comes back unchanged is a time.
  const isReal =
    !Number.isNaN(instant) && new Date(instant + vietnamOffsetMs).toISOString().startsWith(local.replace(' ', 'T'))
  if (!isReal) throw new Error(`"${local}" is no local time like 2025-11-03 08:15`)
  return instant
}
