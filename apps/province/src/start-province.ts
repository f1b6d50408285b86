import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Instant } from '@toan-canh/calendar'
import { drawCameras } from './cameras/draw-cameras.ts'
import { readPlaces } from './places/read-places.ts'
import { readCalendar } from './register/read-calendar.ts'
import { readRegister } from './register/read-register.ts'
import { createCameraSystem } from './upstream/camera-system.ts'
import { createFaultState } from './upstream/faults.ts'
import { createOneStopSystem } from './upstream/one-stop-system.ts'
import { createProvinceApp } from './upstream/province-app.ts'
import { createSectorSystems } from './upstream/sector-systems.ts'
import { type Credentials, createTokenDesk } from './upstream/tokens.ts'
import { createVirtualClock } from './upstream/virtual-clock.ts'
import { SampleWorld, lastSampleInstant } from './world/sample-world.ts'

export interface ProvinceOptions {
  /** 0 takes a free port. */
  readonly port: number
  readonly seed: number
  /** 1 is the real volume of the province, 0.1 a tenth of it. */
  readonly scale: number
  readonly credentials: Credentials
  readonly adminToken: string
  /** The world's clock. */
  readonly now: () => Instant
  /** How many times faster the sample's time runs. */
  readonly speed: number
}

export interface RunningProvince extends AsyncDisposable {
  readonly url: string
  readonly credentials: Credentials
  readonly adminToken: string
  /** Dossiers drawn so far, those of the coming days among them. */
  readonly dossiers: number
  readonly close: () => Promise<void>
}

const repository = new URL('../../../', import.meta.url)

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the sample province listens on no port')
  return address.port
}

/** Draws the province and serves it on loopback; rejects when the port is taken. */
export async function startProvince(options: ProvinceOptions): Promise<RunningProvince> {
  const { credentials, adminToken, now, speed, seed, scale } = options
  const clock = createVirtualClock({ now, speed, last: lastSampleInstant })
  const register = readRegister(repository)
  const { isWorkingDay } = readCalendar(repository)
  const world = new SampleWorld({ seed, scale, register, isWorkingDay })
  world.advanceTo(clock())
  const app = createProvinceApp({
    system: createOneStopSystem(world),
    cameras: createCameraSystem(drawCameras(register, repository, { seed, scale }), seed),
    sectors: createSectorSystems({ places: readPlaces(register, repository), seed, scale, isWorkingDay }),
    tokens: createTokenDesk(credentials, now),
    faults: createFaultState(now),
    adminToken,
    clock,
  })
  const server = createServer(app)
  // Longer than a client keeps a connection, so that none is cut while a question is on its way.
  server.keepAliveTimeout = 75_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    credentials,
    adminToken,
    dossiers: world.columns.size,
    close,
    [Symbol.asyncDispose]: close,
  }
}
