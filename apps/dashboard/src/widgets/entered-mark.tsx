import './entered-mark.css'
import { dayOf, type Instant } from '@toan-canh/calendar'
import { shortDayText } from '../ui/format.ts'
import { text } from '../ui/messages.ts'
import type { NumberAge } from './cover.ts'
import { useMinute } from './use-cover.ts'

/** How a number that people entered is shown: current while it holds, dimmed from the instant on which it no longer does. */
export function enteredAgeOf(expiresAt: Instant | null, now: Instant): NumberAge {
  return expiresAt !== null && now >= expiresAt ? 'dimmed' : 'current'
}

/** "nhập tay", and since when it no longer holds. */
export function enteredText(expiresAt: Instant | null, now: Instant): string {
  return expiresAt !== null && now >= expiresAt ? text.enteredExpired(shortDayText(dayOf(expiresAt))) : text.entered
}

/** A pen and the words: people typed this number. `size` is in the face's own measure, without a unit. */
export function EnteredMark({ expiresAt, size }: { readonly expiresAt: Instant | null; readonly size: string }) {
  const now = useMinute()
  return (
    <span className="entered-mark" data-expired={enteredAgeOf(expiresAt, now) === 'dimmed' ? '' : undefined}>
      <svg viewBox="0 0 20 20" aria-hidden="true" style={{ width: size, height: size }}>
        <path d="M3 17l1.2-4.6L13.6 3l3.4 3.4-9.4 9.4zM12 4.6l3.4 3.4" />
      </svg>
      {enteredText(expiresAt, now)}
    </span>
  )
}
