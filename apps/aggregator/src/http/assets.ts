import { formatInstant } from '@toan-canh/calendar'
import { type AssetsAnswer, type AssetView } from '@toan-canh/contract'
import { stateOfAsset } from '@toan-canh/engine'
import { readStandingAssets, type StoredAsset } from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'
import { HttpProblem } from './problem.ts'
import { sliceOf } from './readings.ts'

interface Query {
  readonly kind: string
  readonly unit: string
  readonly slice?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

function viewOf({ source, id, fact }: StoredAsset, now: number): AssetView | null {
  const current = fact === null ? null : stateOfAsset(fact, now)
  if (fact === null || current === null) return null
  const seen = fact.seen.at(-1)
  return {
    source,
    id,
    unit: fact.unit,
    name: fact.name,
    at: fact.at === undefined ? null : [fact.at[0], fact.at[1]],
    state: current.state,
    since: formatInstant(current.since),
    lastSeenAt: seen === undefined ? null : formatInstant(seen.to),
    slices: { ...fact.slices },
    streams: [...(fact.streams ?? [])],
  }
}

/** The key after which a page begins: `source/id`; a source has no stroke in its name. */
function keyOf(after: string | undefined): { readonly source: string; readonly id: string } | null {
  if (after === undefined) return null
  const at = after.indexOf('/')
  if (at <= 0) throw new HttpProblem('bad_request', `after: ${after} không phải mốc của một trang`)
  return { source: after.slice(0, at), id: after.slice(at + 1) }
}

/** GET /api/v1/assets: the assets of a kind in a unit and below it as they stand now, page by page. */
export async function assets(centre: Centre, { kind, unit, slice, after, limit }: Query): Promise<AssetsAnswer> {
  const { register } = centre.catalogue
  if (register.find(unit)?.code !== unit) throw new HttpProblem('not_found', `Không có đơn vị ${unit}`)
  if (!centre.definitions().assetRules.has(kind)) throw new HttpProblem('not_found', `Không có loại thiết bị ${kind}`)
  const page = await readStandingAssets(centre.database, {
    kind,
    units: [unit, ...register.descendantsOf(unit).map(({ code }) => code)],
    slice: sliceOf(slice),
    after: keyOf(after),
    limit,
  })
  const last = page.length === limit ? page.at(-1) : undefined
  const now = centre.now()
  return {
    assets: page.flatMap((each) => viewOf(each, now) ?? []),
    next: last === undefined ? null : `${last.source}/${last.id}`,
  }
}
