import type { Instant } from '@toan-canh/calendar'
import type {
  Asset,
  AssetMapping,
  AssetState,
  InstantMapping,
  Register,
  StreamRef,
  Tombstone,
} from '@toan-canh/contract'
import type { Row } from '../row.ts'
import { compileSlices } from './compile-slices.ts'
import { compileCode } from './read-code.ts'
import { compileClaim } from './read-flag.ts'
import { compileInstant } from './read-instant.ts'
import { compileName } from './read-name.ts'
import { compilePlace } from './read-place.ts'
import { compileMapped } from './read-value.ts'
import { compileUnit } from './read-units.ts'
import type { Scope } from './scope.ts'
import { type Read, Unmappable } from './unmappable.ts'

interface Compile {
  readonly scope: Scope
  readonly register: Register
  readonly zoneMinutes: number
}

const stateless = new Unmappable('missing', 'Không có trạng thái thiết bị.')
const unread = new Unmappable('missing', 'Không có thời điểm cập nhật.')

function compileState({ state }: AssetMapping, scope: Scope): Read<AssetState> {
  const read = compileMapped(state, ['state'], scope)
  return (row) => {
    const found = read(row)
    return found instanceof Unmappable || found === null ? (state.otherwise ?? found ?? stateless) : found
  }
}

const webUrl = /^https?:\/\/[^\s@]{1,500}$/

/** Addresses of pictures; one that is no address, or carries a password, is left out. */
function compileStreams({ streams = [] }: AssetMapping, scope: Scope): (row: unknown) => readonly StreamRef[] {
  const readers = streams.map(({ kind, url }, index) => {
    return { kind, read: scope.field(url.field, ['streams', index, 'url', 'field']) }
  })
  return (row) =>
    readers.flatMap(({ kind, read }) => {
      const url = read(row)
      return typeof url === 'string' && webUrl.test(url) ? [{ kind, url }] : []
    })
}

interface Times {
  readonly changedAt: Instant
  readonly since: Instant | null
  readonly lastSeenAt: Instant | null
}

function compileTimes(mapping: AssetMapping, on: Compile): (row: Row) => Times | Unmappable {
  const optional = (name: 'changedAt' | 'since' | 'lastSeenAt'): Read<Instant | null> => {
    const told: InstantMapping | undefined = mapping[name]
    return told === undefined ? () => null : compileInstant(told, [name], on)
  }
  const [changed, since, seen] = [optional('changedAt'), optional('since'), optional('lastSeenAt')]
  return ({ value, readAt }) => {
    const told = changed(value)
    if (told instanceof Unmappable) return told
    const changedAt = told ?? readAt
    if (changedAt === undefined) return unread
    const began = since(value)
    if (began instanceof Unmappable) return began
    const lastSeenAt = seen(value)
    return lastSeenAt instanceof Unmappable ? lastSeenAt : { changedAt, since: began, lastSeenAt }
  }
}

/** What becomes of a row of an inventory; what is refused carries the code of the asset when it could be read. */
export type ToldAsset =
  { readonly asset: Asset } | { readonly gone: Tombstone } | { readonly why: Unmappable; readonly id: string | null }

/** Compiles a mapping of rows to assets. */
export function compileAsset(mapping: AssetMapping, on: Compile): (row: Row) => ToldAsset {
  const idOf = compileCode(mapping.id, ['id'], on.scope)
  const timesOf = compileTimes(mapping, on)
  const unitOf = compileUnit(mapping.unit, on)
  const nameOf = compileName(mapping.name, ['name'], on.scope)
  const stateOf = compileState(mapping, on.scope)
  const placeOf = compilePlace(mapping.at, on.scope)
  const slicesOf = compileSlices(mapping.slices, on.scope)
  const streamsOf = compileStreams(mapping, on.scope)
  const isDeleted = mapping.deleted === undefined ? () => false : compileClaim(mapping.deleted, ['deleted'], on.scope)

  return (row) => {
    const { value } = row
    const id = idOf(value)
    if (id instanceof Unmappable) return { why: id, id: null }
    const times = timesOf(row)
    if (times instanceof Unmappable) return { why: times, id }
    const { changedAt, since, lastSeenAt } = times
    if (isDeleted(value) === true) return { gone: { shape: 'asset', id, changedAt } }
    const unit = unitOf(value, [changedAt])
    if (unit instanceof Unmappable) return { why: unit, id }
    const name = nameOf(value)
    if (name instanceof Unmappable) return { why: name, id }
    const state = stateOf(value)
    if (state instanceof Unmappable) return { why: state, id }
    const at = placeOf(value)
    if (at instanceof Unmappable) return { why: at, id }
    const slices = slicesOf(value)
    if (slices instanceof Unmappable) return { why: slices, id }
    const streams = streamsOf(value)
    const asset: Asset = {
      shape: 'asset',
      kind: mapping.kind,
      id,
      unit,
      name,
      changedAt,
      state,
      slices,
      ...(since === null ? {} : { since }),
      ...(lastSeenAt === null ? {} : { lastSeenAt }),
      ...(at === null ? {} : { at }),
      ...(streams.length === 0 ? {} : { streams }),
    }
    return { asset }
  }
}
