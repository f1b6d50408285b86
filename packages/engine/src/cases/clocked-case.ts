import type { WorkCalendar } from '@toan-canh/calendar'
import type { Case, Clock } from '@toan-canh/contract'

type Rule = Clock[number]

function fits({ when }: Rule, fact: Case): boolean {
  if (when === undefined) return true
  if (when.states?.includes(fact.state) === false) return false
  for (const flag in when.flags) if ((fact.flags[flag] ?? false) !== when.flags[flag]) return false
  for (const name in when.slices) if (fact.slices[name] !== when.slices[name]) return false
  return true
}

/**
 * A case with the due instant that the clock of its kind gives it, counted from its receipt; as it is when the source has told
 * one (the source's own is preferred, DOMAIN §2.4), when it is not received, or when no rule fits.
 */
export function clockedCase(fact: Case, clock: Clock | null, calendar: WorkCalendar): Case {
  const { dueAt, openedAt } = fact
  if (clock === null || dueAt !== null || openedAt === null) return fact
  const rule = clock.find((each) => fits(each, fact))
  if (rule === undefined) return fact
  return { ...fact, dueAt: calendar.dueAt({ receivedAt: openedAt, term: rule.term }), dueIncludesPauses: false }
}
