import { ratesConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { readingTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** Several rates of one thing on one scale: they differ in what they divide by, and the eye sees it. */
export const rates = defineWidget({
  type: 'rates',
  version: 1,
  config: ratesConfigSchema,
  minSize: { width: 1_700, height: 760 },
  topics: (config, scope) => [
    ...new Set(
      config.rates
        .flatMap((rate) => [rate.indicator, ...(rate.done === undefined ? [] : [rate.done]), ...rate.late])
        .map((indicator) => readingTopic(scope, indicator)),
    ),
  ],
  view: lazy(async () => ({ default: (await import('./view.tsx')).RatesView })),
})
