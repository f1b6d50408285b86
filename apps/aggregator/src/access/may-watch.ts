import type { RefusalCode, Topic } from '@toan-canh/contract'
import type { Viewer } from '../live/gateway.ts'
import type { DeviceBook } from '../walls/device-book.ts'

/** What a viewer that says it is an output turned out to be. */
type Output = { readonly kind: 'output'; readonly id: string; readonly wall: string } | { readonly kind: 'refused' }

/** The one place that decides who may watch what. */
export interface Watching {
  /** Judges who connects, before it asks for anything. */
  readonly meet: (viewer: Viewer) => Promise<void>
  readonly mayWatch: (viewer: Viewer, topic: Topic) => true | RefusalCode
}

/**
 * Whoever says nothing of itself may watch everything while the product listens on loopback only; accounts, roles and unit
 * scope come here. An output of a wall may watch its own wall and what boards show, as long as it is not revoked.
 */
export function watchRights(devices: DeviceBook): Watching {
  const met = new WeakMap<Viewer['request'], Output>()
  return {
    meet: async ({ auth, request }) => {
      if (typeof auth !== 'object' || auth === null || !('device' in auth)) return
      met.set(request, { kind: 'refused' })
      const device = await devices.admit(auth.device, 'live', request.socket.remoteAddress ?? '').catch(() => null)
      if (device !== null) met.set(request, { kind: 'output', id: device.id, wall: device.wall })
    },
    mayWatch: ({ request }, topic) => {
      const output = met.get(request)
      if (output === undefined) return true
      if (output.kind === 'refused' || !devices.has(output.id)) return 'forbidden'
      return topic.kind !== 'wall' || topic.wall === output.wall ? true : 'forbidden'
    },
  }
}
