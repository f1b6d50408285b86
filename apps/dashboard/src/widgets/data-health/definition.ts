import { lazy } from 'react'
import { z } from 'zod'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'
import { healthParts } from './config.ts'

/** One part of the health of the data: what must be handled, batches, quarantine, scores or reminders. */
export const dataHealth = defineWidget({
  type: 'data-health',
  version: 1,
  config: z.strictObject({ part: z.enum(healthParts) }),
  minSize: { width: 560, height: 400 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).DataHealthView })),
})
