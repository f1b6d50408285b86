import { itemListConfigSchema } from '@toan-canh/contract'
import { lazy } from 'react'
import { defineWidget } from '../widget.ts'

/** What stands one by one behind numbers: the items of a list, the worst first. It is asked every minute, and watches nothing. */
export const itemList = defineWidget({
  type: 'item-list',
  version: 1,
  config: itemListConfigSchema,
  minSize: { width: 560, height: 400 },
  topics: () => [],
  view: lazy(async () => ({ default: (await import('./view.tsx')).ItemListView })),
})
