import { clockConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** The centre's time as a tile of a board, with what day it is by the calendar; the head of a scene has `scene-clock`. */
export const clock = defineWidget({
  type: 'clock',
  version: 1,
  config: clockConfigSchema,
  minSize: { width: 480, height: 280 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).ClockView })),
})
