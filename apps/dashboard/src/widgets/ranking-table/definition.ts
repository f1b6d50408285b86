import { rankingTableConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { sourcesTopic } from '../scope.ts'
import { defineWidget } from '../widget.ts'

/** Several indicators side by side as exact numbers with their levels; each of its latest period, which the catalogue tells. */
export const rankingTable = defineWidget({
  type: 'ranking-table',
  version: 1,
  config: rankingTableConfigSchema,
  minSize: { width: 1_100, height: 420 },
  topics: () => [sourcesTopic],
  view: lazy(async () => ({ default: (await import('./view.tsx')).RankingTableView })),
})
