import './entered-mark.css'
import { dayOf, type Instant } from '@toan-canh/calendar'
import type { Point } from '@toan-canh/contract'
import { shortDayText } from '../ui/format.ts'
import { text } from '../ui/messages.ts'
import type { NumberAge } from './cover.ts'

/** How a number that people entered is shown: current while it holds, dimmed from the instant on which it no longer does. */
export function enteredAgeOf(expiresAt: Instant | null, now: Instant): NumberAge {
  return expiresAt !== null && now >= expiresAt ? 'dimmed' : 'current'
}

/** "Hết hạn từ 15/12" of a number that people entered and that no longer holds; null of any other. */
export function enteredExpiryText({ e }: Pick<Point, 'e'>, now: Instant): string | null {
  if (e === undefined || e === null || now < e) return null
  return text.enteredExpired(shortDayText(dayOf(e)))
}

/** A pen and the words: people typed this number. `size` is a CSS length. */
export function EnteredMark({ size }: { readonly size: string }) {
  return (
    <span className="entered-mark">
      <svg viewBox="0 0 20 20" aria-hidden="true" style={{ width: size, height: size }}>
        <path d="M3 17l1.2-4.6L13.6 3l3.4 3.4-9.4 9.4zM12 4.6l3.4 3.4" />
      </svg>
      {text.entered}
    </span>
  )
}
