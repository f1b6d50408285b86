import { lazy } from 'react'
import { z } from 'zod'
import { defineWidget } from '../widget.ts'

/** Whose scene it is, what it shows and of which period. */
export const sceneTitle = defineWidget({
  type: 'scene-title',
  version: 1,
  config: z.strictObject({}),
  minSize: { width: 1_400, height: 132 },
  topics: () => [],
  view: lazy(async () => ({ default: (await import('./view.tsx')).SceneTitleView })),
})
