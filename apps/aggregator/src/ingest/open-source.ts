import type { Instant } from '@toan-canh/calendar'
import {
  type ApprovedEntries,
  type Connection,
  compileMapping,
  connectors,
  type OwnRows,
  SourceError,
} from '@toan-canh/connectors'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Settings } from '../settings/read-settings.ts'
import { historyFloor } from './source-board.ts'
import { scheduleMs } from './source-runner.ts'

/** What a source is read from instead of where its definition says. */
export interface ReadFrom {
  /** One file instead of the folder of a file source. */
  readonly file?: string | undefined
  /** The ledger of a source whose numbers people enter. */
  readonly approved?: ApprovedEntries | undefined
  /** What the product records of itself. */
  readonly own?: OwnRows | undefined
}

/** Opens a source of the catalogue: its connector with its mapping, register, bounds and secrets. Does no I/O. */
export function openSource(
  source: LoadedSource,
  settings: Settings,
  now: () => Instant,
  { file, approved, own }: ReadFrom = {},
): Connection {
  const { definition } = source
  const { folder: _, ...rest } = definition.connector
  const connector = file === undefined ? definition.connector : { ...rest, file }
  const configured = connectors.get(connector.type)?.configure(connector)
  if (configured?.isValid !== true) throw new SourceError('config', `Nguồn ${source.id}: cấu hình kết nối sai`)
  const mapping = compileMapping(definition.map, source.register, source.signals)
  return configured.open({
    source: source.id,
    mapping,
    bounds: definition.bounds,
    now,
    everyMs: scheduleMs(source),
    historyFrom: historyFloor(source),
    setting: (text) => {
      const value = settings.resolve(text)
      if (value === undefined)
        throw new SourceError('config', `Nguồn ${source.id}: chưa đặt biến môi trường ${text.slice('env:'.length)}`)
      return value
    },
    allowLoopback: settings.allowLoopbackSources,
    folder: source.folder,
    approved,
    own,
  })
}
