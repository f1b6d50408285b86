import { lazy } from 'react'
import { z } from 'zod'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** The sources behind the scene: a line in the footer, or a list where there is room. */
export const sourceHealth = defineWidget({
  type: 'source-health',
  version: 1,
  config: z.strictObject({
    form: z.enum(['line', 'list']).default('line'),
    /** Ids of the sources that the scene stands on; none: all that tell of its ground. */
    only: z.array(z.string().min(1)).max(50).default([]),
  }),
  minSize: { width: 560, height: 64 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).SourceHealthView })),
})
