import type { Asset } from '@toan-canh/contract'
import { at } from './at.ts'

/** A camera that has been up since Monday 2 March 2026 at 08:00, as told then; the given parts replace the usual ones. */
export function anAsset(parts: Partial<Asset> = {}): Asset {
  const changedAt = parts.changedAt ?? at('2026-03-02 08:00')
  return {
    shape: 'asset',
    kind: 'camera',
    id: 'CAM-001',
    unit: '14329',
    name: 'Ngã tư trung tâm',
    changedAt,
    state: 'up',
    since: changedAt,
    lastSeenAt: changedAt,
    slices: {},
    ...parts,
  }
}
