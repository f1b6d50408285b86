import { lazy } from 'react'
import { widgetSettings } from '@toan-canh/contract'
import { defineWidget } from '../widget.ts'

/** Whose scene it is, what it shows and of which period. */
export const sceneTitle = defineWidget({
  type: 'scene-title',
  version: 1,
  config: widgetSettings['scene-title'],
  minSize: { width: 1_400, height: 132 },
  topics: () => [],
  view: lazy(async () => ({ default: (await import('./view.tsx')).SceneTitleView })),
})
