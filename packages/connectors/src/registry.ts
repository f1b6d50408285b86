import type { Connector } from './connector.ts'
import { cameras } from './cameras/cameras.ts'
import { fileDrop } from './file-drop/file-drop.ts'
import { manual } from './manual/manual.ts'
import { open311 } from './open311/open311.ts'
import { mqtt } from './mqtt/mqtt.ts'
import { own } from './own/own.ts'
import { rest } from './rest/rest.ts'
import { score766 } from './score-766/score-766.ts'
import { sql } from './sql/sql.ts'
import { webProbe } from './web-probe/web-probe.ts'
import { webhook } from './webhook/webhook.ts'

/** Lists connectors by type; throws when a type is given twice. */
export function registryOf(list: readonly Connector[]): ReadonlyMap<string, Connector> {
  const registry = new Map<string, Connector>()
  for (const connector of list) {
    if (registry.has(connector.type)) throw new Error(`Two connectors call themselves ${connector.type}.`)
    registry.set(connector.type, connector)
  }
  return registry
}

/** All ways in. A new one is a folder and an entry here. */
export const connectors = registryOf([
  cameras,
  fileDrop,
  manual,
  mqtt,
  open311,
  own,
  rest,
  score766,
  sql,
  webProbe,
  webhook,
])
