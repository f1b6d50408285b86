import { textArray } from '../array-parameter.ts'
import type { Client, Database } from '../database.ts'
import { assetColumns, type AssetRow, type StoredAsset, storedAssetOf } from './stored-asset.ts'

/** Some stored assets of one source, by id. */
export async function readAssets(
  client: Client | Database,
  source: string,
  ids: readonly string[],
): Promise<Map<string, StoredAsset>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<AssetRow>({
    name: 'read-assets',
    text: `select ${assetColumns} from fact_asset where source = $1 and id = any($2::text[])`,
    values: [source, textArray(ids)],
  })
  return new Map(rows.map((row) => [row.id, storedAssetOf(row)]))
}

/** Assets whose contributions change by themselves at or before `now`, the earliest first. */
export async function readDueAssets(client: Client, now: number, limit: number): Promise<StoredAsset[]> {
  const { rows } = await client.query<AssetRow>({
    name: 'read-due-assets',
    text: `select ${assetColumns} from fact_asset where next_at <= $1 order by next_at limit $2`,
    values: [now, limit],
  })
  return rows.map(storedAssetOf)
}

/** The page of stored assets after a key, in key order. */
export async function readAssetPage(
  client: Client,
  after: { readonly source: string; readonly id: string } | null,
  limit: number,
): Promise<StoredAsset[]> {
  const { rows } = await client.query<AssetRow>({
    name: 'read-asset-page',
    text: `select ${assetColumns} from fact_asset where (source, id) > ($1, $2) order by source, id limit $3`,
    values: [after?.source ?? '', after?.id ?? '', limit],
  })
  return rows.map(storedAssetOf)
}

/**
 * The assets of a kind in one of the units that stand, in key order; among them those of which it is told that they will go, and
 * some that are yet to come: whoever reads them asks as of when they were counted.
 */
export async function readStandingAssets(
  source: Client | Database,
  of: {
    readonly kind: string
    readonly units: readonly string[]
    readonly slice: { readonly dimension: string; readonly value: string } | null
    readonly after?: { readonly source: string; readonly id: string } | null
    readonly limit: number
  },
): Promise<StoredAsset[]> {
  const { rows } = await source.query<AssetRow>(
    `select ${assetColumns} from fact_asset
     where kind = $1 and unit = any($2::text[]) and (state <> 'gone' or next_at is not null) and ($3::text is null or fact->'slices'->>$3 = $4)
       and (source, id) > ($5, $6)
     order by source, id limit $7`,
    [
      of.kind,
      textArray(of.units),
      of.slice?.dimension ?? null,
      of.slice?.value ?? null,
      of.after?.source ?? '',
      of.after?.id ?? '',
      of.limit,
    ],
  )
  return rows.map(storedAssetOf)
}

/** Some assets of a kind in units, those that were taken away too: first those that are not up, of them those told of last. */
export async function readAssetSample(
  database: Database,
  of: {
    readonly kind: string
    readonly units: readonly string[]
    readonly slice: { readonly dimension: string; readonly value: string } | null
    readonly limit: number
  },
): Promise<StoredAsset[]> {
  const { rows } = await database.query<AssetRow>(
    `select ${assetColumns} from fact_asset
     where kind = $1 and unit = any($2::text[]) and fact is not null and ($3::text is null or fact->'slices'->>$3 = $4)
     order by state = 'up', changed_at desc, id limit $5`,
    [of.kind, textArray(of.units), of.slice?.dimension ?? null, of.slice?.value ?? null, of.limit],
  )
  return rows.map(storedAssetOf)
}
