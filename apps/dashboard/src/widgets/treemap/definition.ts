import { treemapConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** What a count is made of, as areas; of its latest period, which the catalogue and the source tell. */
export const treemap = defineWidget({
  type: 'treemap',
  version: 1,
  config: treemapConfigSchema,
  minSize: { width: 600, height: 400 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).TreemapView })),
})
