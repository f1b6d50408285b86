import { textConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { defineWidget } from '../widget.ts'

/** Words that a named position answers for, from a day on and until another. Plain text: no markup is read in it. */
export const text = defineWidget({
  type: 'text',
  version: 1,
  config: textConfigSchema,
  minSize: { width: 640, height: 300 },
  topics: () => [],
  view: lazy(async () => ({ default: (await import('./view.tsx')).TextView })),
})
