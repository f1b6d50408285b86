import type { Instant } from '@toan-canh/calendar'
import type { LookBounds } from './cameras-config.ts'
import { type Account, type Fetching, problemOf } from './fetch-start.ts'
import { lookAtSnapshot } from './look-at-snapshot.ts'
import { lookAtStream } from './look-at-stream.ts'
import { askDevice, clockSkew, type DeviceTold } from './onvif-device.ts'
import type { Look, Problem } from './verdicts.ts'

/** Ways to look at a camera. */
export interface Ways {
  readonly hls: string | null
  readonly hlsHeaders: Readonly<Record<string, string>>
  readonly snapshot: string | null
  readonly onvif: string | null
}

/** What a device told, kept for an hour: only its clock and its picture are asked for each time. */
export interface DeviceNote extends DeviceTold {
  readonly askedAt: Instant
}

export interface Found {
  readonly look: Look
  readonly device: DeviceNote | null
  readonly clockSkewSeconds: number | null
  /** What is wrong with the device although there is a picture. */
  readonly besides: Problem | null
}

export interface Looking extends Omit<Fetching, 'timeout' | 'account'> {
  readonly now: () => Instant
  readonly bounds: LookBounds
  readonly login: { readonly user: string; readonly password: string } | null
}

const noteMs = 3_600_000

interface DeviceFound {
  readonly device: DeviceNote | null
  readonly skewMs: number | null
  readonly problem: Problem | null
}

function accountFor(address: string, { login }: Looking): Account | null {
  if (login === null || !URL.canParse(address)) return null
  return { ...login, host: new URL(address).hostname }
}

async function visit(address: string, known: DeviceNote | null, on: Looking & Fetching): Promise<DeviceFound> {
  let skewMs: number | null = null
  try {
    skewMs = await clockSkew(address, on)
    if (known !== null && on.now() - known.askedAt < noteMs) return { device: known, skewMs, problem: null }
    const told = await askDevice(address, accountFor(address, on), skewMs ?? 0, on)
    return { device: { ...told, askedAt: on.now() }, skewMs, problem: null }
  } catch (error) {
    return { device: null, skewMs, problem: problemOf(error, on) }
  }
}

const unasked: DeviceFound = { device: null, skewMs: null, problem: null }

/** Looks at a camera by the first way that gives a picture: snapshot, then stream. What goes wrong is an answer; only an abort throws. */
export async function lookAtCamera(ways: Ways, known: DeviceNote | null, looking: Looking): Promise<Found> {
  const on = { ...looking, timeout: AbortSignal.timeout(looking.bounds.seconds * 1_000) }
  const { device, skewMs, problem } = ways.onvif === null ? unasked : await visit(ways.onvif, known, on)
  const snapshot = ways.snapshot ?? device?.snapshot ?? null
  const isOff = skewMs !== null && Math.abs(skewMs) > on.bounds.clockSeconds * 1_000
  const rest = {
    device,
    clockSkewSeconds: skewMs === null ? null : Math.round(skewMs / 1_000),
    besides: problem ?? (isOff ? ('clock' as const) : null),
  }
  let last: Problem = problem ?? 'empty'
  const tries = [
    snapshot === null
      ? null
      : () =>
          lookAtSnapshot(snapshot, on.bounds.pictureBytes, { ...on, account: accountFor(ways.onvif ?? snapshot, on) }),
    ways.hls === null
      ? null
      : () => lookAtStream(ways.hls ?? '', on.bounds, { ...on, account: null, headers: ways.hlsHeaders }),
  ]
  for (const look of tries) {
    if (look === null) continue
    try {
      return { ...rest, look: await look() }
    } catch (error) {
      last = problemOf(error, on)
    }
  }
  return { ...rest, look: { kind: 'nothing', problem: last } }
}
