import { rankingConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { breakdownTopic, matrixTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'
import { heatSpan } from './heat-columns.ts'

/** Who holds most of it, and on which days it came: ranking and heat map as one object. */
export const ranking = defineWidget({
  type: 'ranking',
  version: 1,
  config: rankingConfigSchema,
  minSize: { width: 1_700, height: 600 },
  topics: (config, scope) => [
    breakdownTopic(scope, config.indicator, 'unit'),
    breakdownTopic(scope, config.rate, 'unit'),
    matrixTopic(scope, config.indicator, { ...heatSpan(scope), by: 'unit' }),
  ],
  view: lazy(async () => ({ default: (await import('./view.tsx')).RankingView })),
})
