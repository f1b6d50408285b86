import type { WorkCalendar } from '@toan-canh/calendar'
import type { IndicatorFile } from '@toan-canh/contract'
import { compileDefinitions, type Definitions, EngineError } from '@toan-canh/engine'

/** Compiles packs with the calendar of each source; a source without one is judged by the first calendar. */
export function definitionsOf(
  packs: readonly IndicatorFile[],
  calendars: ReadonlyMap<string, WorkCalendar>,
  calendarOfSource: ReadonlyMap<string, string>,
): Definitions {
  const fallback = calendars.values().next().value
  return compileDefinitions(packs, (source) => {
    const calendar = calendars.get(calendarOfSource.get(source) ?? '') ?? fallback
    if (calendar === undefined) throw new EngineError(['calendar'], 'there is no calendar at all')
    return calendar
  })
}
