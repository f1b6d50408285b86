import type { TrackedAsset } from '@toan-canh/contract'

/** A stored asset, with the instant as of which it was counted. */
export interface StoredAsset {
  readonly source: string
  readonly id: string
  readonly changedAt: number
  readonly evaluatedAt: number
  readonly nextAt: number | null
  /** `null`: taken away at `changedAt`, before anything else was told of it. */
  readonly fact: TrackedAsset | null
}

export interface AssetRow {
  source: string
  id: string
  changed_at: number
  evaluated_at: number
  next_at: number | null
  fact: TrackedAsset | null
}

export const assetColumns = 'source, id, changed_at, evaluated_at, next_at, fact'

export function storedAssetOf(row: AssetRow): StoredAsset {
  const { source, id, changed_at: changedAt, evaluated_at: evaluatedAt, next_at: nextAt, fact } = row
  return { source, id, changedAt, evaluatedAt, nextAt, fact }
}
