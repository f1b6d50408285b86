import { newsConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { defineWidget } from '../widget.ts'

/** Dated notices with who gave them, the newest first. They are part of the board, and change as it does. */
export const news = defineWidget({
  type: 'news',
  version: 1,
  config: newsConfigSchema,
  minSize: { width: 860, height: 300 },
  topics: () => [],
  view: lazy(async () => ({ default: (await import('./view.tsx')).NewsView })),
})
