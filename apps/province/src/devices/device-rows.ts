import type { Instant } from '@toan-canh/calendar'
import { type Health, healthOfCamera } from '../cameras/health-of-camera.ts'
import type { ChangedRow, RowsChanged } from '../upstream/sector-system.ts'
import type { Device } from './draw-devices.ts'

const minuteMs = 60_000
/** A device that works says so every quarter of an hour, each at a minute of its own. */
const beatMinutes = 15

const stateWords = { ONLINE: 'hoat_dong', DEGRADED: 'suy_giam', OFFLINE: 'mat_ket_noi' } as const

/** The state of a device at an instant. */
export type HealthOf = (device: Device, now: Instant) => Health

/** The health of devices by the seed of their system, as cameras have it. */
export function healthBySeed(seed: number): HealthOf {
  return (device, now) => healthOfCamera(device, now, seed)
}

function lastBeat({ index }: Device, now: Instant): Instant {
  const minute = Math.floor(now / minuteMs)
  return (minute - ((minute - index) % beatMinutes)) * minuteMs
}

function rowAt(device: Device, health: Health, changedAt: Instant): ChangedRow {
  const { state, since } = health
  return {
    code: device.code,
    changedAt,
    row: (stamp) => ({
      Ma: device.code,
      TenThietBi: device.name,
      DonVi: device.unit,
      KinhDo: device.lon.toFixed(5),
      ViDo: device.lat.toFixed(5),
      TrangThai: stateWords[state],
      TuLuc: stamp(since),
      TinHieuLuc: stamp(state === 'OFFLINE' ? since : changedAt),
      CapNhat: stamp(changedAt),
    }),
  }
}

/**
 * What devices tell within a stretch of time: a state that turned, or that they are still there. The newest of each. `isQuiet` says
 * of a stretch within a minute that nothing turns in it.
 */
export function rowsOfDevices(
  devices: readonly Device[],
  healthOf: HealthOf,
  isQuiet: (from: Instant, to: Instant) => boolean = () => true,
): RowsChanged {
  return ({ from, to, seenAt }) => {
    // States usually turn at full minutes, and signs of life come then.
    if (Math.floor(to / minuteMs) * minuteMs < from && isQuiet(from, to)) return []
    return devices.flatMap((device) => {
      const health = healthOf(device, Math.min(to, seenAt))
      const beat = health.state === 'OFFLINE' ? 0 : lastBeat(device, to)
      const changedAt = Math.max(health.since, beat)
      return changedAt >= from && changedAt <= to ? [rowAt(device, health, changedAt)] : []
    })
  }
}
