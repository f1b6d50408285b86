import { lazy } from 'react'
import { z } from 'zod'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** The sources behind the scene: a line in the footer, their owners in a line, or a list where there is room. */
export const sourceHealth = defineWidget({
  type: 'source-health',
  version: 1,
  config: z.strictObject({
    form: z.enum(['line', 'owners', 'list']).default('line'),
    /** Whether a line names the owners too; a scene that says them elsewhere keeps its footer short. */
    owners: z.boolean().default(true),
    /** Ids of the sources that the scene stands on; none: all that tell of its ground. */
    only: z.array(z.string().min(1)).max(50).default([]),
  }),
  minSize: { width: 560, height: 64 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).SourceHealthView })),
})
