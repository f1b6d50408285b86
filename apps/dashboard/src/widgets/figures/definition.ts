import { figuresConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** The latest known number of several indicators, each with its own time; their steps are known with the catalogue alone. */
export const figures = defineWidget({
  type: 'figures',
  version: 1,
  config: figuresConfigSchema,
  minSize: { width: 560, height: 400 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).FiguresView })),
})
