import type { AssetsAnswer } from '@toan-canh/contract'
import { readStandingAssets } from '@toan-canh/store'
import { assetScopeOf } from '../assets/asset-scope.ts'
import { assetKey, assetViewOf } from '../assets/asset-view.ts'
import type { Centre } from '../centre/open-centre.ts'
import { HttpProblem } from './problem.ts'
import { problemOfRefusal, sliceOf } from './readings.ts'

interface Query {
  readonly kind: string
  readonly unit: string
  readonly slice?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

/** The key after which a page begins: `source/id`; a source has no stroke in its name. */
function keyOf(after: string | undefined): { readonly source: string; readonly id: string } | null {
  if (after === undefined) return null
  const at = after.indexOf('/')
  if (at <= 0) throw new HttpProblem('bad_request', `after: ${after} không phải mốc của một trang`)
  return { source: after.slice(0, at), id: after.slice(at + 1) }
}

/** GET /api/v1/assets: the assets of a kind in a unit and below it as they stand now, page by page. */
export async function assets(centre: Centre, query: Query): Promise<AssetsAnswer> {
  const scope = assetScopeOf(centre, { ...query, slice: sliceOf(query.slice) })
  if ('code' in scope) throw problemOfRefusal(scope)
  const { kind, units, slice, state } = scope
  const { limit } = query
  const after = keyOf(query.after)
  const page = await readStandingAssets(centre.database, { kind, units: [...units], slice, after, limit })
  const last = page.length === limit ? page.at(-1) : undefined
  const views = page.flatMap((each) => assetViewOf(centre.definitions(), each) ?? [])
  return {
    assets: views.filter((view) => state === null || view.state === state),
    next: last === undefined ? null : assetKey(last),
  }
}
