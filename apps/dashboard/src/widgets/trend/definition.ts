import { trendConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { seriesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'
import { trendSpan } from './trend-span.ts'

/** A rate over the volume it is taken of, step by step up to the scope's period. */
export const trend = defineWidget({
  type: 'trend',
  version: 1,
  config: trendConfigSchema,
  minSize: { width: 1_100, height: 560 },
  topics: (config, scope) => {
    const span = trendSpan(config, scope)
    return [seriesTopic(scope, config.rate, span), seriesTopic(scope, config.volume, span)]
  },
  view: lazy(async () => ({ default: (await import('./view.tsx')).TrendView })),
})
