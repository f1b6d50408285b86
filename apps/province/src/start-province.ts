import { createServer, type Server } from 'node:http'
import type { Server as TlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '@toan-canh/calendar'
import { type Camera, drawCameras } from './cameras/draw-cameras.ts'
import { healthOfCamera } from './cameras/health-of-camera.ts'
import { startBroker } from './messages/broker.ts'
import { Publisher } from './messages/publisher.ts'
import { OfficeDrops } from './office/drop-reports.ts'
import { readPlaces } from './places/read-places.ts'
import { readCalendar } from './register/read-calendar.ts'
import { readRegister } from './register/read-register.ts'
import { nearItsEnd } from './sites/public-sites.ts'
import { openStormBook } from './storm/kept-storms.ts'
import { healthInStorms } from './storm/storm-health.ts'
import { TreasuryDatabase } from './treasury/treasury-database.ts'
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
  /** Of the message broker; 0 takes a free port. */
  readonly mqttPort: number
  /** Of the site with a certificate; 0 takes a free port. */
  readonly tlsPort: number
  /** Where offices put their files; null: they send none. */
  readonly officeFolder: string | null
  /** Where the storms that are played are kept; without it they last as long as the process. */
  readonly stormFile?: string | null
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
  /** Of the site with a certificate. */
  readonly tlsUrl: string
  /** Of the message broker. */
  readonly mqttUrl: string
  readonly credentials: Credentials
  readonly adminToken: string
  /** Dossiers drawn so far, those of the coming days among them. */
  readonly dossiers: number
  readonly close: () => Promise<void>
}

const repository = new URL('../../../', import.meta.url)
const publishEveryMs = 1_000
const dropEveryMs = 5_000

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('the sample province listens on no port')
  return address.port
}

/** Works now and every so often from then on, one round after the other. */
async function startRepeating(everyMs: number, work: () => Promise<void>): Promise<AsyncDisposable> {
  const stop = new AbortController()
  await work()
  async function goOn(): Promise<void> {
    while (!stop.signal.aborted) {
      await sleep(everyMs, undefined, { signal: stop.signal }).catch(() => undefined)
      if (!stop.signal.aborted) await work()
    }
  }
  const going = goOn()
  return {
    [Symbol.asyncDispose]: () => {
      stop.abort()
      return going
    },
  }
}

async function listen(server: Server | TlsServer, port: number): Promise<AsyncDisposable> {
  // Longer than a client keeps a connection, so that none is cut while a question is on its way.
  server.keepAliveTimeout = 75_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Draws the province and serves it on loopback; rejects when a port is taken. */
export async function startProvince(options: ProvinceOptions): Promise<RunningProvince> {
  const { credentials, adminToken, now, speed, seed, scale } = options
  const clock = createVirtualClock({ now, speed, last: lastSampleInstant })
  const register = readRegister(repository)
  const { isWorkingDay } = readCalendar(repository)
  const world = new SampleWorld({ seed, scale, register, isWorkingDay })
  world.advanceTo(clock())
  const storms = openStormBook(options.stormFile ?? null)
  const sectors = createSectorSystems({ places: readPlaces(register, repository), seed, scale, isWorkingDay, storms })
  const usual = (camera: Camera, at: Instant) => healthOfCamera(camera, at, seed)
  const faults = createFaultState(now)
  const treasury = new TreasuryDatabase(sectors.treasury)
  const moment = () => ({ now: clock(), fault: faults.current() })
  const app = createProvinceApp({
    system: createOneStopSystem(world),
    cameras: createCameraSystem(
      drawCameras(register, repository, { seed, scale }),
      healthInStorms(usual, { book: storms, seed, salt: 733 }),
    ),
    sectors,
    tokens: createTokenDesk(credentials, now),
    faults,
    storms,
    treasury,
    adminToken,
    clock,
  })
  await using stack = new AsyncDisposableStack()
  const secure = await nearItsEnd(app)
  stack.use(await listen(secure, options.tlsPort))
  const broker = stack.use(await startBroker(options.mqttPort, credentials))
  const publisher = new Publisher(broker, sectors.feeds)
  stack.use(await startRepeating(publishEveryMs, () => publisher.publish(moment())))
  if (options.officeFolder !== null) {
    const drops = new OfficeDrops(options.officeFolder, sectors.reports)
    stack.use(await startRepeating(dropEveryMs, () => drops.drop(moment())))
  }
  // A database that is gone is written to when it is back.
  stack.use(await startRepeating(dropEveryMs, () => treasury.write(moment()).catch(() => undefined)))
  // Whoever waits for the first port finds all the others there.
  const server = createServer(app)
  stack.use(await listen(server, options.port))
  const kept = stack.move()
  const close = () => kept.disposeAsync()
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    tlsUrl: `https://127.0.0.1:${portOf(secure.address())}`,
    mqttUrl: `mqtt://127.0.0.1:${broker.port}`,
    credentials,
    adminToken,
    dossiers: world.columns.size,
    close,
    [Symbol.asyncDispose]: close,
  }
}
