import { parseDay } from '@toan-canh/calendar'
import type { Point } from '@toan-canh/contract'
import { dayText, numberText, shortDayText } from '../ui/format.ts'
import { text } from '../ui/messages.ts'

function dayOf(iso: string | undefined): number | null {
  return iso === undefined ? null : parseDay(iso)
}

/**
 * What a number made of figures has to say of itself beside its value: how many units are missing, until when it tells, that a unit
 * reported or estimated it. What people entered has a mark of its own.
 */
export function pointMarks({ m, t, b, e }: Point): readonly string[] {
  const through = dayOf(t)
  return [
    ...(m === undefined ? [] : [text.marks.missing(numberText(m[0]), numberText(m[1]))]),
    ...(through === null ? [] : [text.marks.through(shortDayText(through))]),
    ...(b === undefined || b === 'measured' || e !== undefined ? [] : [text.marks[b]]),
  ]
}

/** From which day the formula of a number holds, where there are several; `null`: it always did. */
export function formulaMark({ f }: Point): string | null {
  const from = dayOf(f)
  return from === null ? null : text.marks.formulaFrom(dayText(from))
}
