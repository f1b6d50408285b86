import { exceptionsConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** What is red, since when, whose; it fills itself, so what it watches beside the sources is known with the catalogue alone. */
export const exceptions = defineWidget({
  type: 'exceptions',
  version: 1,
  config: exceptionsConfigSchema,
  minSize: { width: 1_100, height: 480 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).ExceptionsView })),
})
