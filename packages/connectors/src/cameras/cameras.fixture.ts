import { assetMappingSchema, isOfShape, type SourceBounds } from '@toan-canh/contract'
import { readAll } from '../conformance.ts'
import type { Batch, Connection, ConnectorContext, Cursor } from '../connector.ts'
import { compileMapping } from '../mapping/compile-mapping.ts'
import { aContext, ninhBinh, oneStop, sampleNow } from '../sample.fixture.ts'
import { cameras } from './cameras.ts'

export const { bounds } = oneStop
export const header = 'MaCamera,TenCamera,MaDonVi,KinhDo,ViDo,Luong,Anh,Onvif'

/** A mapping as `catalogue/cam` has it. */
export const mapping = compileMapping(
  assetMappingSchema.parse({
    shape: 'asset',
    kind: 'camera',
    zone: '+07:00',
    id: { field: 'MaCamera', code: 'plain' },
    name: { field: 'TenCamera' },
    unit: { field: 'MaDonVi' },
    at: { lon: 'KinhDo', lat: 'ViDo' },
    state: {
      field: 'camera.verdict',
      values: { live: 'up', dark: 'degraded', frozen: 'down', no_signal: 'down' },
      otherwise: 'unknown',
    },
    since: { field: 'camera.since', format: 'iso' },
    lastSeenAt: { field: 'camera.lastSeenAt', format: 'iso' },
    slices: { picture: { field: 'camera.verdict' }, fault: { field: 'camera.problem', empty: 'none' } },
    streams: [
      { kind: 'hls', url: { field: 'camera.hls' } },
      { kind: 'snapshot', url: { field: 'camera.snapshot' } },
    ],
  }),
  ninhBinh,
)

export const columns = { code: 'MaCamera', path: 'Luong', snapshot: 'Anh', onvif: 'Onvif' }

export function openCameras(
  block: Readonly<Record<string, unknown>>,
  change: Partial<ConnectorContext> & { readonly limits?: Partial<SourceBounds> } = {},
): Connection {
  const configured = cameras.configure({ type: 'cameras', ...block })
  if (!configured.isValid) throw new Error(configured.mistakes.map(({ sentence }) => sentence).join())
  const { limits, ...rest } = change
  return configured.open(aContext({ mapping, bounds: { ...bounds, ...limits }, ...rest }))
}

/** A clock that tests turn. */
export function handClock(): { readonly now: () => number; readonly wait: (seconds: number) => void } {
  let at = sampleNow
  return {
    now: () => at,
    wait: (seconds) => {
      at += seconds * 1_000
    },
  }
}

/** One read as a table: code of the camera → picture and fault. */
export async function looked(
  connection: Connection,
  cursor: Cursor | null = null,
): Promise<Readonly<Record<string, string>>> {
  return seenIn(await readAll(connection, cursor))
}

export function seenIn(batches: readonly Batch[]): Readonly<Record<string, string>> {
  const assets = batches.flatMap(({ facts }) => facts).filter(isOfShape('asset'))
  return Object.fromEntries(assets.map(({ id, slices }) => [id, `${slices['picture'] ?? ''} ${slices['fault'] ?? ''}`]))
}

/** A line of the camera list under `header`. */
export function line(code: string, parts: { path?: string; snapshot?: string; onvif?: string } = {}): string {
  return [
    code,
    `Cổng ${code}`,
    '14329',
    '105.9',
    '20.5',
    parts.path ?? '',
    parts.snapshot ?? '',
    parts.onvif ?? '',
  ].join()
}
