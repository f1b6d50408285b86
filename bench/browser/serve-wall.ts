import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { CameraGate } from '../../apps/aggregator/src/cameras/camera-gate.ts'
import { loadCatalogue } from '../../apps/aggregator/src/catalogue/load-catalogue.ts'
import { openCentre } from '../../apps/aggregator/src/centre/open-centre.ts'
import { OperatorDoor } from '../../apps/aggregator/src/access/operator-door.ts'
import { createApp } from '../../apps/aggregator/src/http/create-app.ts'
import { RowRetrier } from '../../apps/aggregator/src/ingest/row-retrier.ts'
import { startGateway } from '../../apps/aggregator/src/live/gateway.ts'
import { EntryDesk } from '../../apps/aggregator/src/manual/entry-desk.ts'
import { DeviceBook } from '../../apps/aggregator/src/walls/device-book.ts'
import { Pairings } from '../../apps/aggregator/src/walls/pairings.ts'
import { WallBook } from '../../apps/aggregator/src/walls/wall-book.ts'
import { wallViews } from '../../apps/aggregator/src/walls/wall-view.ts'
import { readSettings } from '../../apps/aggregator/src/settings/read-settings.ts'
import { benchDatabase } from '../measure/bench-database.ts'
import { benchBoard } from './bench-board.ts'
import { type ChangingFeed, startChangingFeed } from './changing-feed.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const settings = readSettings({}, root)
const dashboardDir = `${root}dist/bench-dashboard`

/** The product's own HTTP face, gateway and built dashboard, with the bench's boards and a feed that changes by itself. */
export interface ServedWall extends AsyncDisposable {
  readonly url: string
  readonly feed: ChangingFeed
  readonly dashboardDir: string
}

/** Builds the dashboard and serves it on a free port. */
export async function serveWall(): Promise<ServedWall> {
  await using stack = new AsyncDisposableStack()
  await build({ configFile: `${root}vite.config.ts`, logLevel: 'warn', build: { outDir: dashboardDir } })
  const database = stack.use(await benchDatabase())
  const catalogue = await loadCatalogue(`${root}catalogue`)
  const boards = new Map([...catalogue.boards, ...[false, true].map((hasMap) => boardEntry(hasMap))])
  const centre = stack.use(
    await openCentre({
      databaseUrl: database.url,
      catalogue: { ...catalogue, boards },
      now: Date.now,
      onError: console.error,
    }),
  )
  const sources = [...centre.board.statuses.values()].map((status) => ({
    ...status,
    phase: 'live' as const,
    freshness: 'fresh' as const,
    coveredTo: new Date().toISOString(),
    receivedAt: new Date().toISOString(),
    history: null,
  }))
  const members = catalogue.register.childrenOf('37').map(({ code }) => code)
  const feed = stack.use(startChangingFeed({ members, sources }))
  let metrics: (() => ReturnType<ReturnType<typeof startGateway>['metrics']>) | null = null
  const app = createApp({
    centre,
    running: { startedAt: Date.now(), version: 'bench', databaseKind: 'server', viewers: () => 0, reads: () => false },
    gateway: () => {
      if (metrics === null) throw new Error('the gateway has not started')
      return metrics()
    },
    receiver: () => {
      throw new Error('nothing is pushed to a bench')
    },
    dataDir: `${root}data`,
    dashboardDir,
    retrier: new RowRetrier({ centre, settings }, () => {}),

    fileDoor: null,
    wallDoor: {
      book: new WallBook(centre, wallViews(centre)),
      operator: new OperatorDoor(centre.database, undefined, Date.now),
      viewOf: wallViews(centre),
      outputs: { devices: new DeviceBook(centre), pairings: new Pairings(Date.now), releases: null },
    },
    cameras: stack.use(new CameraGate({ settings, now: Date.now })),
    entryDoor: { desk: new EntryDesk(centre, settings), settings },
    onError: console.error,
  })
  const server = createServer(app)
  const listening = Promise.withResolvers<void>()
  server.once('error', listening.reject)
  server.listen(0, '127.0.0.1', listening.resolve)
  await listening.promise
  stack.defer(() => {
    server.closeAllConnections()
    server.close()
  })
  const gateway = stack.use(
    startGateway({
      server,
      feed,
      mayWatch: () => true,
      clock: Date.now,
      epoch: 'bench',
      onFault: (fault, topic) => console.error(topic, fault),
    }),
  )
  metrics = () => gateway.metrics()
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const kept = stack.move()
  return { url: `http://127.0.0.1:${port}`, feed, dashboardDir, [Symbol.asyncDispose]: () => kept.disposeAsync() }
}

function boardEntry(hasMap: boolean) {
  const board = benchBoard(hasMap)
  return [board.id, board] as const
}
