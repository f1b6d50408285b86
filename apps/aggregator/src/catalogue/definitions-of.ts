import type { WorkCalendar } from '@toan-canh/calendar'
import { type IndicatorFile, provinceCalendar } from '@toan-canh/contract'
import { compileDefinitions, type Definitions, EngineError } from '@toan-canh/engine'

/** Compiles packs with the calendar of each source; a source without one is judged by that of the province. */
export function definitionsOf(
  packs: readonly IndicatorFile[],
  calendars: ReadonlyMap<string, WorkCalendar>,
  calendarOfSource: ReadonlyMap<string, string>,
): Definitions {
  return compileDefinitions(packs, (source) => {
    const calendar = calendars.get(calendarOfSource.get(source) ?? provinceCalendar) ?? calendars.get(provinceCalendar)
    if (calendar === undefined) throw new EngineError(['calendar'], `there is no calendar ${provinceCalendar}`)
    return calendar
  })
}
