import { directivesConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { heatSpan } from '../ranking/heat-columns.ts'
import { breakdownTopic, matrixTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** Who was told to do what stands where: overdue since when, in term, done; by units or by who told it. */
export const directives = defineWidget({
  type: 'directives',
  version: 1,
  config: directivesConfigSchema,
  minSize: { width: 860, height: 420 },
  topics: ({ overdue, inTerm, onTime, late, by }, scope) => [
    ...[overdue, inTerm, onTime, late].map((indicator) => breakdownTopic(scope, indicator, by)),
    matrixTopic(scope, overdue, { ...heatSpan(scope), by }),
  ],
  view: lazy(async () => ({ default: (await import('./view.tsx')).DirectivesView })),
})
