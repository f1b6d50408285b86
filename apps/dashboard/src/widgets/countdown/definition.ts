import { countdownConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** What is left until an instant or the end of a period, with who set it; afterwards how long ago that was. */
export const countdown = defineWidget({
  type: 'countdown',
  version: 1,
  config: countdownConfigSchema,
  minSize: { width: 560, height: 320 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).CountdownView })),
})
