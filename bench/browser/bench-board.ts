import type { Board } from '@toan-canh/contract'

const width = 5_760
const height = 3_240
const gap = 20

const numbers = [
  'carried_over',
  'received_total',
  'resolved_total',
  'resolved_early',
  'resolved_on_time',
  'resolved_overdue',
  'in_progress_in_term',
  'in_progress',
  'in_progress_overdue',
  'due_soon_1',
  'due_soon_3',
  'paused',
  'avg_days',
  'median_days',
  'p90_days',
  'withdrawn',
]
const bullets = [
  'on_time_rate',
  'on_time_rate_766',
  'on_time_of_received',
  'online_rate',
  'online_payment_rate',
  'supplement_rate',
  'digitised_rate',
  'reuse_rate',
]
const lines = ['overdue_rate', 'refused_rate', 'on_time_rate', 'online_rate', 'digitised_rate', 'reuse_rate']

type Widget = Board['widgets'][string]
type Place = [x: number, y: number, width: number, height: number]

interface Row {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
  readonly columns: number
}

function placeAt(index: number, row: Row): Place {
  const each = (row.width - gap) / row.columns
  const x = row.left + gap + (index % row.columns) * each
  const y = row.top + gap + Math.floor(index / row.columns) * row.height
  return [Math.round(x), Math.round(y), Math.round(each - gap), row.height - gap]
}

/** 16 numbers, 8 bullets and 6 line charts of the product, each with an indicator of its own; and the map, when wanted. */
export function benchBoard(hasMap: boolean): Board {
  const widgets: Record<string, Widget> = {}
  const places: Record<string, Place> = {}
  for (const [index, id] of numbers.entries()) {
    const config = { indicator: `tthc.${id}`, sparkline: 13 }
    widgets[`number-${index}`] = { type: 'kpi', title: id, config }
    places[`number-${index}`] = placeAt(index, { left: 0, top: 0, width, height: 420, columns: 8 })
  }
  for (const [index, id] of bullets.entries()) {
    const config = { rates: [{ indicator: `tthc.${id}`, title: id }] }
    widgets[`bullet-${index}`] = { type: 'rates', title: id, config }
    places[`bullet-${index}`] = placeAt(index, { left: 0, top: 840, width, height: 480, columns: 4 })
  }
  const mapWidth = hasMap ? 1_840 : 0
  for (const [index, id] of lines.entries()) {
    const config = { rate: `tthc.${id}`, volume: 'tthc.resolved_total', steps: 13 }
    widgets[`line-${index}`] = { type: 'trend', title: id, config }
    const row = { left: mapWidth, top: 1_800, width: width - mapWidth, height: 700, columns: 3 }
    places[`line-${index}`] = placeAt(index, row)
  }
  if (hasMap) {
    const config = { indicator: 'tthc.overdue_rate', from: [0.4, 0.8, 1.2, 1.6] }
    widgets['map'] = { type: 'choropleth', title: 'overdue_rate', config }
    places['map'] = [gap, 1_820, mapWidth - gap, 1_380]
  }
  const id = hasMap ? 'bench-map' : 'bench'
  return {
    id,
    vi: 'Bảng đo',
    en: 'Bench',
    unit: '37',
    period: 'this-month',
    widgets,
    layouts: [{ width, height, places }],
  }
}
