import { calendarConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { seriesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'
import { calendarSpan } from './calendar-span.ts'

/** A count on every day of up to thirteen months, as a wall calendar shows them. */
export const calendar = defineWidget({
  type: 'calendar',
  version: 1,
  config: calendarConfigSchema,
  minSize: { width: 1_100, height: 480 },
  topics: (config, scope) => [seriesTopic(scope, config.indicator, calendarSpan(config, scope))],
  view: lazy(async () => ({ default: (await import('./view.tsx')).CalendarView })),
})
