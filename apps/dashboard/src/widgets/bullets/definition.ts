import { bulletsConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** What has been reached against what should be: a bar, the aim, and where the days that have passed would be. */
export const bullets = defineWidget({
  type: 'bullets',
  version: 1,
  config: bulletsConfigSchema,
  minSize: { width: 1_000, height: 300 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).BulletsView })),
})
