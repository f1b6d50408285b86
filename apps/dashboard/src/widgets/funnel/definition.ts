import { funnelConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** How many of those that began come how far in the latest period that is told, and what share of the stage before that is. */
export const funnel = defineWidget({
  type: 'funnel',
  version: 1,
  config: funnelConfigSchema,
  minSize: { width: 860, height: 380 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).FunnelView })),
})
