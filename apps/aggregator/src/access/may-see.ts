import { isProvince, type TrackedAsset, type UnitCode, type Wall, type WallState } from '@toan-canh/contract'
import { assetScopeOf } from '../assets/asset-scope.ts'
import type { Centre } from '../centre/open-centre.ts'
import type { DeviceBook } from '../walls/device-book.ts'
import type { WallBook } from '../walls/wall-book.ts'

/** Who asks to see a camera: the claims of an output over what it said, or nobody who says who it is. */
export interface Asker {
  readonly claims: unknown
  readonly said: string
  readonly address: string
}

/** `stillMay` is asked at every use: what was granted ends with the right to it. */
export type Seeing =
  | { readonly kind: 'granted'; readonly stillMay: () => boolean }
  | { readonly kind: 'refused'; readonly sentence: string }

/** The units at which a wall looks: those of the boards of its programmes, and of what is laid over it now. */
export function unitsOfWall(centre: Pick<Centre, 'catalogue'>, wall: Wall, state: WallState): ReadonlySet<UnitCode> {
  const { boards, register } = centre.catalogue
  const scenes = [
    ...wall.programmes.flatMap(({ items }) => items),
    ...state.takeOvers.flatMap(({ show }) => ('board' in show ? [show] : [])),
  ]
  const looked = scenes.flatMap(({ board, unit }) => unit ?? boards.get(board)?.unit ?? [])
  const alarmed = state.alarms.map(({ unit }) => {
    const found = register.find(unit)
    return found === undefined || isProvince(found) ? unit : (found.parent ?? unit)
  })
  return new Set([...looked, ...alarmed])
}

/**
 * The one place that decides who may see a camera. Whoever says nothing of itself may while the product listens on loopback only, as
 * it may watch; accounts, roles and unit scope come here. An output of a wall may see what lies in the units at which its wall
 * looks, as long as it is not revoked. Throws what `DeviceBook.admit` throws.
 */
export async function maySee(
  on: {
    readonly centre: Centre
    readonly walls: Pick<WallBook, 'stateOf'>
    readonly devices: Pick<DeviceBook, 'admit' | 'has'>
  },
  asker: Asker,
  camera: Pick<TrackedAsset, 'kind' | 'unit'>,
): Promise<Seeing> {
  if (asker.claims === null) return { kind: 'granted', stillMay: () => true }
  const { centre, walls, devices } = on
  const { id, wall } = await devices.admit(asker.claims, asker.said, asker.address)
  const hung = centre.catalogue.walls.get(wall)
  const units = hung === undefined ? new Set<UnitCode>() : unitsOfWall(centre, hung, walls.stateOf(wall))
  const isSeen = [...units].some((unit) => {
    const scope = assetScopeOf(centre, { kind: camera.kind, unit, slice: null })
    return !('code' in scope) && scope.units.has(camera.unit)
  })
  return isSeen
    ? { kind: 'granted', stillMay: () => devices.has(id) }
    : { kind: 'refused', sentence: `${hung?.vi ?? wall} không nhìn tới địa bàn của camera này.` }
}
