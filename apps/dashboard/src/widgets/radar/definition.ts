import { radarConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** The parts of an index against what they can be at most and against the period before; the steps are the catalogue's to say. */
export const radar = defineWidget({
  type: 'radar',
  version: 1,
  config: radarConfigSchema,
  minSize: { width: 1_100, height: 600 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).RadarView })),
})
