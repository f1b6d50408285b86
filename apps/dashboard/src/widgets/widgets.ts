import { bars } from './bars/definition.ts'
import { bullets } from './bullets/definition.ts'
import { calendar } from './calendar/definition.ts'
import { camera } from './camera/definition.ts'
import { cameraStrip } from './camera-strip/definition.ts'
import { choropleth } from './choropleth/definition.ts'
import { clock } from './clock/definition.ts'
import { countdown } from './countdown/definition.ts'
import { dataHealth } from './data-health/definition.ts'
import { directives } from './directives/definition.ts'
import { exceptions } from './exceptions/definition.ts'
import { figures } from './figures/definition.ts'
import { funnel } from './funnel/definition.ts'
import { heatMap } from './heat-map/definition.ts'
import { itemList } from './item-list/definition.ts'
import { kpi } from './kpi/definition.ts'
import { news } from './news/definition.ts'
import { pointMap } from './point-map/definition.ts'
import { radar } from './radar/definition.ts'
import { ranking } from './ranking/definition.ts'
import { rankingTable } from './ranking-table/definition.ts'
import { rates } from './rates/definition.ts'
import { sceneClock } from './scene-clock/definition.ts'
import { sceneTitle } from './scene-title/definition.ts'
import { sourceHealth } from './source-health/definition.ts'
import { text } from './text/definition.ts'
import { treemap } from './treemap/definition.ts'
import { trend } from './trend/definition.ts'
import type { Widget } from './widget.ts'

/** Every widget a board may hold. A new one is a folder and a line here. */
export const widgets: readonly Widget[] = [
  bars,
  bullets,
  calendar,
  camera,
  cameraStrip,
  choropleth,
  clock,
  countdown,
  dataHealth,
  directives,
  exceptions,
  figures,
  funnel,
  heatMap,
  itemList,
  kpi,
  news,
  pointMap,
  radar,
  ranking,
  rankingTable,
  rates,
  sceneClock,
  sceneTitle,
  sourceHealth,
  text,
  treemap,
  trend,
]

/** The widgets by type; throws when two claim one type. */
export function widgetsByType(list: readonly Widget[]): ReadonlyMap<string, Widget> {
  const byType = new Map<string, Widget>()
  for (const widget of list) {
    if (byType.has(widget.type)) throw new Error(`Two widgets are called ${widget.type}.`)
    byType.set(widget.type, widget)
  }
  return byType
}
