import type { Instant } from '@toan-canh/calendar'

const localText = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2}(\.\d{3})?)?$/

/** The instant of a wall-clock time in Asia/Ho_Chi_Minh: `2025-11-03 08:15`, seconds and milliseconds if wanted. Throws on anything else. */
export function at(local: string): Instant {
  const instant = localText.test(local) ? Date.parse(`${local.replace(' ', 'T')}+07:00`) : Number.NaN
  if (Number.isNaN(instant)) throw new Error(`"${local}" is no local time like 2025-11-03 08:15`)
  return instant
}
