import { cameraStripConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { defineWidget } from '../widget.ts'
import { stripTopic } from './strip-turn.ts'

/** Several cameras side by side, taking turns by the clock of the centre. */
export const cameraStrip = defineWidget({
  type: 'camera-strip',
  version: 1,
  config: cameraStripConfigSchema,
  minSize: { width: 1_100, height: 420 },
  topics: (config, scope) => [stripTopic(config, scope)],
  view: lazy(async () => ({ default: (await import('./view.tsx')).CameraStripView })),
})
