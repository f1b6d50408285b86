import { lazy } from 'react'
import { z } from 'zod'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** Day and time by the server, and whether what is shown is sample data. `spread` puts the chip at the other end. */
export const sceneClock = defineWidget({
  type: 'scene-clock',
  version: 1,
  config: z.strictObject({ spread: z.boolean().default(false) }),
  minSize: { width: 900, height: 132 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).SceneClockView })),
})
