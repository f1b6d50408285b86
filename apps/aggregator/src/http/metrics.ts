import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Centre } from '../centre/open-centre.ts'
import type { GatewayMetrics } from '../live/gateway-metrics.ts'

const freshnessNumber = { fresh: 0, late: 1, stale: 2, lost: 3 } as const

/** Makes the registry behind GET /metrics: the process, the viewers, the sources. */
export function createMetrics(centre: Centre, gateway: () => GatewayMetrics): Registry {
  const register = new Registry()
  collectDefaultMetrics({ register })
  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name,
      help,
      registers: [register],
      collect() {
        this.set(read())
      },
    })
  gauge('toan_canh_viewers', 'Viewers that are connected', () => gateway().viewers)
  gauge('toan_canh_viewers_behind', 'Viewers that do not keep up', () => gateway().behind)
  gauge('toan_canh_tick_ms', 'How long changes gather before they are sent', () => gateway().tickMs)
  gauge('toan_canh_topics_open', 'Topics that somebody watches', () => gateway().topics.open)
  gauge('toan_canh_frames_total', 'Frames sent since the start', () => gateway().frames)
  gauge('toan_canh_values_total', 'Values delivered since the start', () => gateway().values)
  const perSource = (name: string, help: string, read: (source: string) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['source'],
      registers: [register],
      collect() {
        for (const source of centre.board.statuses.keys()) this.set({ source }, read(source))
      },
    })
  const status = (source: string) => centre.board.statuses.get(source)
  perSource(
    'toan_canh_source_freshness',
    '0 fresh, 1 late, 2 stale, 3 lost',
    (source) => freshnessNumber[status(source)?.freshness ?? 'lost'],
  )
  perSource('toan_canh_source_facts', 'Facts stored', (source) => status(source)?.facts ?? 0)
  perSource('toan_canh_source_quarantined', 'Rows put aside', (source) => status(source)?.quarantined ?? 0)
  return register
}
