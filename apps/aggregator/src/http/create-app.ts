import { join } from 'node:path'
import { framingHosts, rendererHosts } from '@toan-canh/contract'
import express, { type Express, type Response } from 'express'
import helmet from 'helmet'
import type { Centre } from '../centre/open-centre.ts'
import type { Receiver } from '../ingest/receive-deliveries.ts'
import type { GatewayMetrics } from '../live/gateway-metrics.ts'
import { assets } from './assets.ts'
import type { CameraGate } from '../cameras/camera-gate.ts'
import { calendar } from './calendar.ts'
import { cameraTicket, servePictures } from './cameras.ts'
import { dataHealth } from './data-health.ts'
import { deviceHandlers } from './devices.ts'
import { explain } from './explain.ts'
import { hook } from './hook.ts'
import { type FileDoor, files } from './files.ts'
import { health, type Running } from './health.ts'
import { indicators } from './indicators.ts'
import { type EntryDoor, manualHandlers } from './manual.ts'
import { quarantineHandlers, type QuarantineDoor } from './handle-quarantine.ts'
import { jobHandlers } from './jobs.ts'
import { listHandlers } from './lists.ts'
import { createMapPacks } from './map-pack.ts'
import { createMetrics } from './metrics.ts'
import { openApi } from './open-api.ts'
import { HttpProblem } from './problem.ts'
import { quarantine } from './quarantine.ts'
import { quality, qualityCauses } from './quality.ts'
import { readings } from './readings.ts'
import { reminders } from './reminders.ts'
import { setHandlers } from './sets.ts'
import { answerRest, serveRoutes } from './serve-routes.ts'
import type { ReleaseBook } from '../walls/release-book.ts'
import { type WallDoor, wallHandlers } from './walls.ts'

export interface AppOptions {
  readonly centre: Centre
  readonly running: Running
  readonly gateway: () => GatewayMetrics
  readonly receiver: () => Receiver
  readonly dataDir: string
  readonly dashboardDir: string
  /** `null`: nobody may hand in files. */
  readonly fileDoor: FileDoor | null
  readonly entryDoor: EntryDoor
  readonly wallDoor: WallDoor
  readonly cameras: CameraGate
  readonly retrier: QuarantineDoor['retrier']
  readonly onError: (error: unknown, id: string) => void
}

type Asked = { readonly headers: { readonly host?: string | undefined } }
const hostOf = ({ headers }: Asked) => headers.host ?? ''

const immutable = { immutable: true, maxAge: '365d' }

/** MapLibre needs blob workers, streams are put together as blobs; nothing is ever loaded from elsewhere. */
const contentSecurity = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'self'"],
    scriptSrc: ["'self'"],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'", 'ws:', 'wss:'],
    imgSrc: ["'self'", 'data:', 'blob:'],
    mediaSrc: ["'self'", 'blob:'],
    styleSrc: ["'self'", "'unsafe-inline'"],
    workerSrc: ["'self'", 'blob:'],
    objectSrc: ["'none'"],
    // A screen frames its pages under two further names of the centre, and nobody else frames anything.
    frameSrc: ["'self'", (request: Asked) => rendererHosts(hostOf(request)).join(' ')],
    frameAncestors: ["'self'", (request: Asked) => framingHosts(hostOf(request)).join(' ')],
    baseUri: ["'self'"],
  },
}

/** A screen that is paired no more has what its pages kept under the further names taken away: by the browser, on this word. */
function serveForgetting(app: Express): void {
  app.get('/forget', (request, response, next) => {
    if (framingHosts(hostOf(request)).length === 0) return next()
    response.set('clear-site-data', '"storage"').type('text/plain').send('')
  })
}

function serveDashboard(app: Express, folder: string, releases: ReleaseBook | null): void {
  app.use('/assets', express.static(join(folder, 'assets'), immutable))
  for (const each of releases?.assetFolders ?? []) app.use('/assets', express.static(each, immutable))
  app.use(express.static(folder, { index: false, maxAge: 0 }))
  const page = (response: Response, from: string) =>
    response.sendFile(join(from, 'index.html'), { cacheControl: false, headers: { 'cache-control': 'no-cache' } })
  app.get('/screen', ({ query }, response) => page(response, releases?.folderFor(query['release']) ?? folder))
  // A page that names no release is no screen's: it shows what is served, as every other page does.
  app.get('/walls/{*rest}', ({ query: { release } }, response) => {
    page(response, (release === undefined ? null : releases?.folderFor(release)) ?? folder)
  })
  app.get(['/', '/wall', '/wall/{*rest}', '/gallery', '/desk', '/desk/{*rest}'], (_request, response) => {
    page(response, folder)
  })
}

/** The HTTP face: API, OpenAPI, metrics and the built dashboard. */
export function createApp(options: AppOptions): Express {
  const { centre, running } = options
  const app = express()
  app.disable('x-powered-by')
  app.use(helmet({ contentSecurityPolicy: contentSecurity, strictTransportSecurity: false }))
  const metrics = createMetrics(centre, options.gateway)
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.metrics())
  })
  const document = openApi(running.version)
  app.get('/api/v1/openapi.json', (_request, response) => {
    response.json(document)
  })
  serveForgetting(app)
  serveDashboard(app, options.dashboardDir, options.wallDoor.outputs.releases)
  const mapPack = createMapPacks(centre, options.dataDir)
  const { boards, register } = centre.catalogue
  app.use(
    serveRoutes({
      health: () => health(centre, running),
      indicators: () => indicators(centre),
      units: () => ({ units: [...register.units], successions: [...register.successions] }),
      calendar: (query) => calendar(centre.catalogue, query),
      readings: (query) => readings(centre, query),
      explain: (query) => explain(centre, query),
      assets: (query) => assets(centre, query),
      quality: (query) => quality(centre, query, options.entryDoor.settings),
      qualityCauses: (query) => qualityCauses(centre, query, options.entryDoor.settings),
      dataHealth: () => dataHealth(centre),
      quarantine: (query) => quarantine(centre, query),
      reminders: (query) => reminders(centre, query),
      files: (asked, request) => files({ centre, door: options.fileDoor }, asked, request),
      ...listHandlers(centre),
      ...setHandlers(centre),
      ...jobHandlers(centre, options.wallDoor.operator),
      ...quarantineHandlers(centre, { retrier: options.retrier, operator: options.wallDoor.operator }),
      ...manualHandlers(centre, options.entryDoor),
      boards: () => ({ boards: [...boards.values()] }),
      board: ({ id }) => {
        const board = boards.get(id)
        if (board === undefined) throw new HttpProblem('not_found', `Không có bảng ${id}`)
        return board
      },
      ...wallHandlers(centre, options.wallDoor),
      ...cameraTicket(centre, options.cameras, options.wallDoor),
      ...deviceHandlers(options.wallDoor.outputs, options.wallDoor.operator),
      hook: ({ source }, request) => hook(options.receiver(), source, request),
      map: ({ province }) => mapPack(province),
    }),
  )
  app.use(servePictures(options.cameras))
  answerRest(app, options.onError)
  return app
}
