import type { Pause } from '@toan-canh/contract'
import { at } from './at.ts'

/** A pause between two local times, for a supplement unless another reason is given; without an end it lasts. */
export function aPause(from: string, to: string | null = null, reason: Pause['reason'] = 'supplement'): Pause {
  return { from: at(from), to: to === null ? null : at(to), reason }
}
