import { dayOf, type Instant, type Period } from '@toan-canh/calendar'
import { numberText, periodText, shortDayText, tightPeriodText } from '../ui/format.ts'
import { text } from '../ui/messages.ts'
import type { Latest } from './latest.ts'

/** When a number is of, in few words: "Hôm nay", "24/11", "10/2026", "Quý III/2026". */
export function stepWords(step: Period, now: Instant): string {
  if (step.kind !== 'day') return tightPeriodText(step)
  return step.from === dayOf(now) ? text.today : shortDayText(step.from)
}

/** Since when it stands so: "Từ 24/11 · 2 ngày", "Từ trước 14/11", "Từ tháng 09/2026". */
export function sinceWords({ since, isOlder }: Pick<Latest, 'since' | 'isOlder'>, now: Instant): string {
  const name =
    since.kind === 'day'
      ? shortDayText(since.from)
      : periodText(since).replace(/^./u, (first) => first.toLocaleLowerCase('vi'))
  if (isOlder) return text.board.sinceBefore(name)
  if (since.kind !== 'day') return text.board.since(name)
  if (since.from === dayOf(now)) return text.board.since(text.today.toLocaleLowerCase('vi'))
  return text.board.sinceDays(name, numberText(dayOf(now) - since.from + 1))
}
