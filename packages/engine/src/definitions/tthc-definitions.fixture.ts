import { readFileSync } from 'node:fs'
import { type CalendarData, createWorkCalendar } from '@toan-canh/calendar'
import { type Indicator, type IndicatorFile, indicatorFileSchema } from '@toan-canh/contract'
import { parse } from 'yaml'
import { compileDefinitions } from './compile-definitions.ts'
import type { Definitions } from './definitions.ts'

const path = new URL('../../../../catalogue/tthc/indicators.yaml', import.meta.url)

const whole = indicatorFileSchema.parse(parse(readFileSync(path, 'utf8')))

/** Whether a formula stands on what is counted alone: names of signals have a dot. */
function isCounted({ formula }: Indicator): boolean {
  const terms = 'sum' in formula ? formula.sum : 'ratio' in formula ? [...formula.ratio.num, ...formula.ratio.den] : []
  return terms.every((term) => !term.includes('.'))
}

/** The counted indicators of the product itself: laws hold for what is really counted. */
export const tthcPack: IndicatorFile = {
  ...whole,
  indicators: Object.fromEntries(Object.entries(whole.indicators).filter(([, each]) => isCounted(each))),
}

/** They, compiled under one calendar for every source. */
export function tthcDefinitions(calendar: CalendarData): Definitions {
  const workCalendar = createWorkCalendar(calendar)
  return compileDefinitions([tthcPack], () => workCalendar)
}
