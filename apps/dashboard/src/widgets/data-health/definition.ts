import { dataHealthConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** One part of the health of the data: what must be handled, batches, quarantine, scores or reminders. */
export const dataHealth = defineWidget({
  type: 'data-health',
  version: 1,
  config: dataHealthConfigSchema,
  minSize: { width: 560, height: 400 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).DataHealthView })),
})
