import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { Instant } from '@toan-canh/calendar'
import type { Logger } from 'pino'
import { httpAddress } from './http-address.ts'
import { watchRights } from './access/may-watch.ts'
import { OperatorDoor } from './access/operator-door.ts'
import { CameraGate } from './cameras/camera-gate.ts'
import { loadCatalogue } from './catalogue/load-catalogue.ts'
import { openCentre } from './centre/open-centre.ts'
import { runCentre } from './centre/run-centre.ts'
import { createApp } from './http/create-app.ts'
import { readHere } from './ingest/read-here.ts'
import type { Receiver } from './ingest/receive-deliveries.ts'
import { RowRetrier } from './ingest/row-retrier.ts'
import { FileTaker } from './ingest/take-file.ts'
import { startGateway } from './live/gateway.ts'
import { EntryDesk } from './manual/entry-desk.ts'
import { useDatabase } from './open-database.ts'
import { productVersion } from './product-version.ts'
import { lendDatabase } from './sample/lend-database.ts'
import { type Settings, SettingsError } from './settings/read-settings.ts'
import { DeviceBook } from './walls/device-book.ts'
import { Pairings } from './walls/pairings.ts'
import { ReleaseBook } from './walls/release-book.ts'
import { openShelf } from './walls/release-shelf.ts'
import { WallBook } from './walls/wall-book.ts'
import { wallViews } from './walls/wall-view.ts'

export interface AggregatorOptions {
  readonly settings: Settings
  readonly now: () => Instant
  readonly log: Logger
  /** Hears one sentence per step of the start. */
  readonly step: (sentence: string) => void
}

/** A running aggregator. Disposing ends sources, viewers, server and, when nobody else uses it, the embedded database. */
export interface Aggregator extends AsyncDisposable {
  readonly url: string
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(port, host, resolve)
  await promise
  const address = server.address()
  return typeof address === 'object' && address !== null ? address.port : port
}

function checkSources(settings: Settings, sources: ReadonlyMap<string, unknown>): void {
  const unknown = settings.sources === 'all' ? [] : [...settings.sources].filter((id) => !sources.has(id))
  if (unknown.length === 0) return
  const known = [...sources.keys()].join(', ')
  throw new SettingsError([`Cấu hình SOURCES sai: không có nguồn ${unknown.join(', ')} (các nguồn: ${known})`])
}

/** Starts everything: database, sources, ticks, gateway and HTTP. Throws what `startErrorSentence` can say. */
export async function startAggregator({ settings: given, now, log, step }: AggregatorOptions): Promise<Aggregator> {
  await using stack = new AsyncDisposableStack()
  const catalogue = await loadCatalogue(given.CATALOGUE_DIR)
  const { packs, sources, register } = catalogue
  checkSources(given, sources)
  step(`Đọc danh mục: ${packs.length} gói, ${sources.size} nguồn, ${register.units.length} đơn vị`)
  const database = stack.use(await useDatabase(given, step))
  const lends = given.hasSample && database.kind === 'embedded'
  const settings = lends ? stack.use(await lendDatabase(database.url, given)).settings : given
  const onError = (error: unknown, where: string) => log.error({ err: error, where }, 'failed')
  const centre = stack.use(
    await openCentre({ databaseUrl: database.url, catalogue, now, onError: (error) => onError(error, 'database') }),
  )
  const operator = new OperatorDoor(centre.database, settings.OPERATOR_SECRET, now)
  const secret = await operator.firstSecret()
  if (secret !== null) step(`Mã người điều hành tường, chỉ in lần này, hãy cất kỹ: ${secret}`)
  const viewOf = wallViews(centre)
  const walls = new WallBook(centre, viewOf)
  await walls.refresh()
  const devices = new DeviceBook(centre)
  await devices.refresh()
  const shelf = await openShelf(settings.DASHBOARD_DIR, settings.DATA_DIR, now())
  const releases = shelf === null ? null : new ReleaseBook(centre, shelf)
  const startedAt = now()
  let viewers = () => 0
  let gatewayMetrics: (() => ReturnType<ReturnType<typeof startGateway>['metrics']>) | null = null
  let receiver: Receiver | null = null
  const retrier = stack.use(new RowRetrier({ centre, settings }, onError))
  const cameras = stack.use(new CameraGate({ settings, now }))
  const app = createApp({
    centre,
    running: {
      startedAt,
      version: productVersion,
      databaseKind: database.kind,
      viewers: () => viewers(),
      reads: (source) => readHere(settings, source),
    },
    gateway: () => {
      if (gatewayMetrics === null) throw new Error('the gateway has not started')
      return gatewayMetrics()
    },
    receiver: () => {
      if (receiver === null) throw new Error('the centre has not started')
      return receiver
    },
    dataDir: settings.DATA_DIR,
    dashboardDir: settings.DASHBOARD_DIR,
    fileDoor: { taker: new FileTaker(centre, settings), token: settings.UPLOAD_TOKEN },
    retrier,
    entryDoor: { desk: new EntryDesk(centre, settings), settings },
    wallDoor: { book: walls, operator, viewOf, outputs: { devices, pairings: new Pairings(now), releases } },
    cameras,
    onError: (error, id) => log.error({ err: error, id }, 'request failed'),
  })
  const server = createServer(app)
  const port = await listen(server, settings.PORT, settings.HOST)
  stack.defer(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  const running = stack.use(await runCentre({ centre, walls, devices, settings, onError }))
  receiver = running.receiver
  const gateway = stack.use(
    startGateway({
      server,
      feed: running.feed,
      ...watchRights(devices),
      clock: now,
      epoch: randomBytes(9).toString('base64url'),
      onFault: (fault, topic) => log.error({ err: fault, topic }, 'topic failed'),
    }),
  )
  devices.onRevoke(() => gateway.recheck())
  devices.onRevoke(() => cameras.sweep())
  gatewayMetrics = () => gateway.metrics()
  viewers = () => gateway.metrics().viewers
  const kept = stack.move()
  return { url: httpAddress(settings.HOST, port), [Symbol.asyncDispose]: () => kept.disposeAsync() }
}
