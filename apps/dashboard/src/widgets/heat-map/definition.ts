import { heatMapConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { heatSpan } from '../ranking/heat-columns.ts'
import { breakdownTopic, matrixTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** On which days how much came, by units or by a dimension: the picture of the ranking where nothing is judged. */
export const heatMap = defineWidget({
  type: 'heat-map',
  version: 1,
  config: heatMapConfigSchema,
  minSize: { width: 1_100, height: 420 },
  topics: ({ indicator, by }, scope) => [
    breakdownTopic(scope, indicator, by),
    matrixTopic(scope, indicator, { ...heatSpan(scope), by }),
  ],
  view: lazy(async () => ({ default: (await import('./view.tsx')).HeatMapView })),
})
