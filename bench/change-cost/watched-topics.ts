import { type FigureTopic, isFigureTopic, parseTopic } from '@toan-canh/contract'

const province = '37'
const months = '2025-11..2026-11'
const month = '2026-11'
const readings = [
  'on_time_rate',
  'on_time_rate_766',
  'on_time_of_received',
  'resolved_overdue',
  'in_progress',
  'in_progress_in_term',
  'in_progress_overdue',
  'paused',
  'due_soon_1',
  'due_soon_3',
  'online_rate',
  'avg_days',
]
const series = ['on_time_rate', 'resolved_total', 'online_rate', 'avg_days']
const ofUnits = ['resolved_overdue', 'on_time_rate', 'overdue_rate']

/** What one unit's page on the desk asks: month, quarter and year. */
const ofOneUnit = [
  `received_total/%/${month}`,
  `on_time_rate/%/2026`,
  `resolved_total/%/2026`,
  `digitised_rate/%/2026-Q4`,
  `in_progress_overdue/%/${month}`,
]

/** Every topic of the dossiers board for the province, and five of each of so many units: about 220 open pages. */
export function watchedTopics(units: readonly string[], pages: number): readonly FigureTopic[] {
  const names = [
    ...readings.map((id) => `reading/tthc.${id}/${province}/${month}`),
    `reading/tthc.received_total/${province}/2026-11-20`,
    ...series.map((id) => `series/tthc.${id}/${province}/${months}`),
    ...ofUnits.map((id) => `breakdown/tthc.${id}/${province}/${month}/unit`),
    `matrix/tthc.resolved_overdue/${province}/2026-11-07..2026-11-20/unit`,
    ...units
      .slice(0, pages / ofOneUnit.length)
      .flatMap((unit) => ofOneUnit.map((rest) => `reading/tthc.${rest.replace('%', unit)}`)),
  ]
  return names.map((name) => {
    const topic = parseTopic(name)
    if (topic === null || !isFigureTopic(topic)) throw new Error(`no topic: ${name}`)
    return topic
  })
}
