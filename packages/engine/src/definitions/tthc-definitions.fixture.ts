import { readFileSync } from 'node:fs'
import { type CalendarData, createWorkCalendar } from '@toan-canh/calendar'
import { type IndicatorFile, indicatorFileSchema } from '@toan-canh/contract'
import { parse } from 'yaml'
import { compileDefinitions } from './compile-definitions.ts'
import type { Definitions } from './definitions.ts'

const path = new URL('../../../../catalogue/tthc/indicators.yaml', import.meta.url)

/** The indicators of the product itself: laws hold for what is really counted. */
export const tthcPack: IndicatorFile = indicatorFileSchema.parse(parse(readFileSync(path, 'utf8')))

/** They, compiled under one calendar for every source. */
export function tthcDefinitions(calendar: CalendarData): Definitions {
  const workCalendar = createWorkCalendar(calendar)
  return compileDefinitions([tthcPack], () => workCalendar)
}
