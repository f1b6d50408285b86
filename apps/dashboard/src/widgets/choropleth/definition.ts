import { choroplethConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { breakdownTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** An indicator over the ground: areas by class, the worst named, the country in the corner. */
export const choropleth = defineWidget({
  type: 'choropleth',
  version: 1,
  config: choroplethConfigSchema,
  minSize: { width: 1_100, height: 700 },
  topics: (config, scope) => [breakdownTopic(scope, config.indicator, 'unit')],
  view: lazy(async () => ({ default: (await import('./view.tsx')).ChoroplethView })),
})
