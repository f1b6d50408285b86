import { type Instant, formatInstant } from '@toan-canh/calendar'
import { type Batch, type Connection, type ConnectorContext, type Cursor, defineConnector } from '../connector.ts'
import { guardUrl } from '../guard-url.ts'
import { HttpClient } from '../http/http-client.ts'
import { mapInSlices } from '../map-rows.ts'
import { RecentRefusals } from '../recent-refusals.ts'
import type { Row } from '../row.ts'
import { SourceError } from '../source-error.ts'
import { authorise } from './authorise.ts'
import { bareUrl } from './bare-url.ts'
import { type Listed, readList } from './camera-list.ts'
import { type CamerasConfig, camerasConfigSchema } from './cameras-config.ts'
import { type CamerasCursor, markOf, readCursor } from './cameras-cursor.ts'
import { isLooked, lookRound, type Remembered, unremembered, type Watched } from './look-round.ts'
import { type PathHealth, readPaths } from './media-server.ts'

const secondMs = 1_000
/** A source is asked three times within its cadence: a third of the cameras is looked at each time. */
const readsPerCadence = 3
const roundShare = 0.7

/** A camera of the inventory, with its line in the list where there is one. */
interface Camera extends Watched {
  readonly row: Row
  readonly code: string | null
  readonly pathName: string | null
  readonly hls: string | null
  readonly snapshot: string | null
}

function under(base: string, path: string, end: string): string {
  return `${base.replace(/\/$/, '')}/${path.split('/').map(encodeURIComponent).join('/')}${end}`
}

function iso(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at)
}

/** What the mapping may read of a camera, beside the columns of its line. */
function toldRow(
  camera: Camera,
  { sight, device, clockSkewSeconds, besides }: Remembered,
  config: CamerasConfig['mediaServer'],
  readAt: Instant,
): Row {
  const { row, code, pathName } = camera
  const { publicHls, publicWhep } = config ?? {}
  const told = {
    code,
    path: pathName,
    segments: pathName?.split('/') ?? [],
    verdict: sight?.verdict ?? 'unknown',
    problem: sight?.problem ?? besides,
    since: iso(sight?.since ?? null),
    lastSeenAt: iso(sight?.verdict === 'dark' ? sight.lookedAt : (sight?.liveAt ?? camera.lastSeenAt)),
    lookedAt: iso(sight?.lookedAt ?? null),
    clockSkewSeconds,
    model: device?.model ?? null,
    firmware: device?.firmware ?? null,
    hls:
      pathName !== null && publicHls !== undefined
        ? under(publicHls, pathName, '/index.m3u8')
        : camera.hls === null
          ? null
          : bareUrl(camera.hls),
    whep: pathName !== null && publicWhep !== undefined ? under(publicWhep, pathName, '/whep') : null,
    snapshot: camera.snapshot === null ? null : bareUrl(camera.snapshot),
    rtsp: device?.stream ?? null,
  }
  const value = typeof row.value === 'object' && row.value !== null ? { ...row.value, camera: told } : row.value
  return { ...row, readAt, value }
}

function open(config: CamerasConfig, context: ConnectorContext): Connection {
  const { bounds, setting } = context
  const limits = { ...bounds, allowLoopback: context.allowLoopback, now: context.now }
  const client = new HttpClient(limits)
  const eyes = new HttpClient({ ...limits, requestSeconds: config.look.seconds })
  const refusals = new RecentRefusals()
  let memory: ReadonlyMap<string, Remembered> = new Map()
  const named = (reference: string | undefined): string | undefined =>
    reference === undefined ? undefined : setting(reference)
  const serverOf = (): CamerasConfig['mediaServer'] => {
    const { mediaServer } = config
    if (mediaServer === undefined) return undefined
    const { hls, publicHls = hls, publicWhep } = mediaServer
    return { ...mediaServer, hls: named(hls), publicHls: named(publicHls), publicWhep: named(publicWhep) }
  }

  function ofLine(
    line: Listed,
    paths: ReadonlyMap<string, PathHealth> | null,
    server: CamerasConfig['mediaServer'],
  ): Camera {
    const path = paths === null || line.path === null ? null : (paths.get(line.path) ?? 'absent')
    const served = line.path !== null && server?.hls !== undefined ? under(server.hls, line.path, '/index.m3u8') : null
    const ways = {
      hls: served ?? line.hls,
      hlsHeaders: served === null || server === undefined ? {} : authorise(server.auth, setting),
      snapshot: line.snapshot,
      onvif: line.onvif,
    }
    const { row, code, path: pathName, hls, snapshot, lastSeenAt } = line
    return { row, code, pathName, hls, snapshot, lastSeenAt, path, ways, mark: markOf(code ?? row.place) }
  }

  /** The inventory: the lines of the list, else the paths of the server; a path that no line names is refused. */
  async function inventory(signal: AbortSignal): Promise<readonly Camera[]> {
    const on = { context, client, signal }
    const server = serverOf()
    const list = config.list === undefined ? null : await readList(config.list, config.mostCameras, on)
    const paths = config.mediaServer === undefined ? null : await readPaths(config.mediaServer, on)
    const known = new Set(list?.map(({ path }) => path))
    const alone = [...(paths?.values() ?? [])]
      .filter(({ name }) => !known.has(name))
      .map(({ name }, index): Listed => {
        const reason = 'Đường dẫn này có trên máy chủ luồng mà không có trong danh sách camera; hãy thêm vào danh sách.'
        const refused = { code: 'missing', reason, id: null } as const
        const row = {
          place: `máy chủ luồng, đường dẫn ${String(index + 1)}`,
          value: {},
          ...(list === null ? {} : { refused }),
        }
        return { row, code: name, path: name, hls: null, snapshot: null, onvif: null, lastSeenAt: null }
      })
    return [...(list ?? []), ...alone].slice(0, config.mostCameras).map((line) => ofLine(line, paths, server))
  }

  function recall({ ill }: CamerasCursor): void {
    const now = context.now()
    if (memory.size > 0) return
    memory = new Map(
      Object.entries(ill).map(([mark, each]) => {
        const sight = { ...each, lookedAt: now, print: null, order: null, printAt: now, repeats: 0, misses: 1 }
        return [mark, { ...unremembered, sight }] as const
      }),
    )
  }

  function illOf(): CamerasCursor['ill'] {
    return Object.fromEntries(
      [...memory].flatMap(([mark, { sight }]) => {
        if (sight === null || sight.verdict === 'live' || sight.verdict === 'unknown') return []
        const { verdict, problem, since, liveAt } = sight
        return [[mark, { verdict, problem, since, liveAt }] as const]
      }),
    )
  }

  async function look(cameras: readonly Camera[], isFirst: boolean, signal: AbortSignal): Promise<void> {
    const { onvif, look: lookBounds } = config
    const watched = cameras.filter(({ row }) => row.refused === undefined)
    memory = await lookRound(watched, {
      client: eyes,
      rule: context,
      signal,
      now: context.now,
      bounds: lookBounds,
      login: onvif === undefined ? null : { user: setting(onvif.user), password: setting(onvif.password) },
      memory,
      isFirst,
      isOnDemand: config.mediaServer?.onDemand === true,
      quota: Math.ceil(watched.length / readsPerCadence),
      until: context.now() + Math.max(secondMs, context.everyMs * roundShare),
    })
  }

  async function* read(
    direction: 'live' | 'history',
    cursor: Cursor | null,
    signal: AbortSignal,
  ): AsyncGenerator<Batch> {
    if (direction === 'history')
      throw new SourceError('config', 'Camera không có lịch sử để đọc; hãy bỏ history của nguồn.')
    signal.throwIfAborted()
    const startedAt = context.now()
    const stored = readCursor(cursor)
    const all = await inventory(signal)
    recall(stored)
    await look(all, cursor === null && memory.size === 0, signal)
    // Whom the time of this read did not reach yet keeps the state that is stored.
    const cameras = all.filter((each) => !isLooked(each) || memory.get(each.mark)?.sight !== null)
    const from = cameras.findIndex(({ mark }) => mark === stored.after) + 1
    const server = serverOf()
    const ill = illOf()
    for (let first = from; first < cameras.length || first === from; first += bounds.batchRows) {
      signal.throwIfAborted()
      const part = cameras.slice(first, first + bounds.batchRows)
      const rows = part.map((camera) => toldRow(camera, memory.get(camera.mark) ?? unremembered, server, startedAt))
      const mapped = await mapInSlices(rows, context.mapping)
      const refused = refusals.fresh(mapped.refused)
      const isLast = first + bounds.batchRows >= cameras.length
      yield {
        facts: mapped.facts,
        tombstones: mapped.tombstones,
        refused: refused.refusals,
        rows: rows.length,
        cursor: { after: isLast ? null : (part.at(-1)?.mark ?? null), ill },
        coveredTo: isLast ? startedAt : null,
        reachedTo: null,
        total: cameras.length,
        done: first + rows.length,
        isLast,
      }
      refused.keep()
    }
  }

  async function check(signal: AbortSignal): Promise<void> {
    const server = serverOf()
    if (server?.hls !== undefined) await guardUrl(server.hls, context)
    await inventory(signal)
  }
  return {
    check,
    read,
    [Symbol.asyncDispose]: async () => {
      client[Symbol.dispose]()
      eyes[Symbol.dispose]()
    },
  }
}

/** Cameras: inventory from lists and media servers, health by looking at a picture and comparing (DESIGN §9). */
export const cameras = defineConnector({ type: 'cameras', config: camerasConfigSchema, open })
