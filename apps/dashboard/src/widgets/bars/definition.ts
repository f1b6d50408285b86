import { barsConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** An indicator divided by units or by a dimension, as bars on one scale; of its latest period, which the catalogue and the source tell. */
export const bars = defineWidget({
  type: 'bars',
  version: 1,
  config: barsConfigSchema,
  minSize: { width: 860, height: 400 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).BarsView })),
})
