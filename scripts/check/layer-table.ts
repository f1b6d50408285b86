/** A workspace by its short name; `tools` are the files outside the workspaces: scripts, bench, e2e. */
export type Layer = string

/** Who may import whom: the architecture (ARCHITECTURE.md shows the same table). */
export const layerTable: Readonly<Record<Layer, readonly Layer[]>> = {
  calendar: [],
  contract: ['calendar'],
  engine: ['contract', 'calendar'],
  live: ['contract', 'calendar'],
  connectors: ['contract', 'calendar'],
  store: ['contract', 'calendar'],
  dashboard: ['contract', 'calendar', 'live'],
  province: ['contract', 'calendar'],
  aggregator: ['contract', 'calendar', 'engine', 'live', 'connectors', 'store'],
  testkit: ['contract', 'calendar', 'engine', 'live', 'connectors', 'store'],
  tools: ['contract', 'calendar', 'engine', 'live', 'connectors', 'store', 'testkit', 'aggregator', 'province'],
}

/** The workspaces that any test may import. */
export const testLayers: readonly Layer[] = ['testkit']

/** The layer a file belongs to. */
export function layerOf(path: string): Layer {
  return /^(?:packages|apps)\/([^/]+)\//.exec(path)?.[1] ?? 'tools'
}
