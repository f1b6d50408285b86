import { pointMapConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { assetsTopic, readingTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** What stands where and is up or down: the map, and beside it what is dark, since when and whose. */
export const pointMap = defineWidget({
  type: 'point-map',
  version: 1,
  config: pointMapConfigSchema,
  minSize: { width: 1_700, height: 700 },
  topics: (config, scope) => [assetsTopic(scope, config.kind), readingTopic(scope, config.indicator)],
  view: lazy(async () => ({ default: (await import('./view.tsx')).PointMapView })),
})
