import { kpiConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { defineWidget } from '../widget.ts'
import { kpiTopics } from './kpi-topics.ts'

/** One number with everything it needs to be believed. */
export const kpi = defineWidget({
  type: 'kpi',
  version: 1,
  config: kpiConfigSchema,
  minSize: { width: 560, height: 396 },
  topics: kpiTopics,
  view: lazy(async () => ({ default: (await import('./view.tsx')).KpiView })),
})
