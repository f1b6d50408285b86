import { cameraConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { assetsTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** One camera, judged by its decoded pictures. */
export const camera = defineWidget({
  type: 'camera',
  version: 1,
  config: cameraConfigSchema,
  minSize: { width: 560, height: 480 },
  topics: (config, scope) => [assetsTopic(scope, config.kind)],
  view: lazy(async () => ({ default: (await import('./view.tsx')).CameraView })),
})
