import { periodAt } from '@toan-canh/calendar'
import type { Slice, Topic, UnitCode } from '@toan-canh/contract'
import type { Centre } from '../centre/open-centre.ts'
import type { TopicRefusal } from '../live/topic-feed.ts'
import { groundsOf } from '../readings/grounds-of.ts'

export type AssetTopic = Extract<Topic, { readonly kind: 'assets' }>

/** The dimension by which a topic chooses assets by their state. */
const stateDimension = 'state'

/** Which assets are asked for: of a kind, in some units, of one slice or state or all. */
export interface AssetScope {
  readonly kind: string
  readonly units: ReadonlySet<UnitCode>
  readonly slice: Slice | null
  /** `null`: in whatever state. */
  readonly state: string | null
}

/** A unit and all that counts for it today, the units that it followed among them. */
export function unitsUnder(centre: Centre, unit: UnitCode): ReadonlySet<UnitCode> {
  const today = centre.today()
  const ground = { unit, by: { kind: 'whole' }, boundary: 'now', periods: [periodAt('day', today)], today } as const
  return new Set(groundsOf(centre.catalogue.register, ground).memberOf.keys())
}

/** The scope of a unit and all that counts for it today, the units that it followed among them; or why there is none. */
export function assetScopeOf(
  centre: Centre,
  asked: { readonly kind: string; readonly unit: UnitCode; readonly slice: Slice | null },
): AssetScope | TopicRefusal {
  const { register } = centre.catalogue
  const { kind, unit, slice } = asked
  if (register.find(unit)?.code !== unit) return { code: 'unknown_unit', sentence: `Không có đơn vị ${unit}` }
  const rules = centre.definitions().assetRules.get(kind)
  if (rules === undefined) return { code: 'unknown_topic', sentence: `Không có loại thiết bị ${kind}` }
  const units = unitsUnder(centre, unit)
  if (slice?.dimension === stateDimension) return { kind, units, slice: null, state: slice.value }
  if (slice !== null && !rules.slicing.some(({ name }) => name === slice.dimension))
    return { code: 'unknown_dimension', sentence: `Thiết bị loại ${kind} không phân tổ theo ${slice.dimension}` }
  return { kind, units, slice, state: null }
}
