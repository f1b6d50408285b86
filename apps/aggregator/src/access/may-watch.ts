import type { RefusalCode, Topic } from '@toan-canh/contract'
import type { Viewer } from '../live/gateway.ts'

/**
 * The one place that decides who may watch what. Everything is open while the product listens on loopback only; accounts,
 * roles and unit scope come here.
 */
export function mayWatch(_viewer: Viewer, _topic: Topic): true | RefusalCode {
  return true
}
