import { lazy } from 'react'
import { sceneClockConfigSchema } from '@toan-canh/contract'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** Day and time by the server, and whether what is shown is sample data. `spread` puts the chip at the other end. */
export const sceneClock = defineWidget({
  type: 'scene-clock',
  version: 1,
  config: sceneClockConfigSchema,
  minSize: { width: 900, height: 132 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).SceneClockView })),
})
