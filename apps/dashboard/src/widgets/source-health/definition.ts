import { lazy } from 'react'
import { sourceHealthConfigSchema } from '@toan-canh/contract'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** The sources behind the scene: a line in the footer, their owners in a line, or a list where there is room. */
export const sourceHealth = defineWidget({
  type: 'source-health',
  version: 1,
  config: sourceHealthConfigSchema,
  minSize: { width: 560, height: 64 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).SourceHealthView })),
})
