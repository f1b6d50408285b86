import { randomBytes } from 'node:crypto'
import type { Instant } from '@toan-canh/calendar'
import { CameraDoor, PictureError } from '@toan-canh/connectors'
import type { CameraTicket, StreamRef } from '@toan-canh/contract'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import type { Settings } from '../settings/read-settings.ts'
import { CameraRefusal, refusalOf } from './camera-refusal.ts'
import { PictureShelf, type Shelved, ShelfFull } from './picture-shelf.ts'
import { gatedPlaylist, gateNameOf, upstreamOf } from './stream-folder.ts'

/** A camera that somebody may see. */
export interface SeenCamera {
  readonly source: LoadedSource
  readonly streams: readonly StreamRef[]
}

/** For whom a ticket is, asked at every use: an output loses it when it is revoked. */
export type StillMay = () => boolean

interface Ticket {
  readonly camera: SeenCamera
  readonly stillMay: StillMay
  readonly until: Instant
  usedAt: Instant
  /** Sessions upstream by their names here. */
  readonly sessions: Map<string, string>
}

export const gateLimits = {
  tickets: 4_000,
  ticketMs: 3_600_000,
  idleMs: 180_000,
  sessions: 4,
  shelfBytes: 32_000_000,
  fetches: 64,
  pictureBytes: 8_000_000,
  snapshotBytes: 4_000_000,
} as const
const keepMs = { playlist: 500, segment: 20_000, snapshot: 1_000 } as const
const sweepMs = 5_000
const base = '/api/v1/cameras'

/** A picture as it goes to the browser: its type is what its bytes are, never what an upstream says of them. */
export interface GatePicture {
  readonly type: string
  readonly body: Buffer | string
}

function isPlaylist({ body }: Shelved): boolean {
  return body.subarray(0, 7).toString('latin1') === '#EXTM3U'
}

function segmentType(body: Buffer): string {
  if (body[0] === 0x47) return 'video/mp2t'
  return /^(?:ftyp|styp|moof|sidx|emsg|prft)$/.test(body.toString('latin1', 4, 8))
    ? 'video/mp4'
    : 'application/octet-stream'
}

export interface GateOptions {
  readonly settings: Pick<Settings, 'resolve' | 'allowLoopbackSources' | 'CAMERA_DECODERS'>
  readonly now: () => Instant
}

/**
 * The one way from a camera to a browser. Whoever may see a camera gets a ticket; under it the gate fetches playlists, segments and
 * snapshots with the accounts of the source, each once however many watch, and passes offers on. Tickets live while they are used,
 * an hour at most; nothing is written anywhere.
 */
export class CameraGate implements Disposable {
  readonly #options: GateOptions
  readonly #tickets = new Map<string, Ticket>()
  readonly #doors = new Map<string, CameraDoor>()
  readonly #shelf: PictureShelf
  readonly #stop = new AbortController()
  readonly #timer: ReturnType<typeof setInterval>

  constructor(options: GateOptions) {
    this.#options = options
    this.#shelf = new PictureShelf({ bytes: gateLimits.shelfBytes, atOnce: gateLimits.fetches }, options.now)
    this.#timer = setInterval(() => this.sweep(), sweepMs).unref()
  }

  /** Tickets that hold, and bytes of pictures kept. */
  get held(): { readonly tickets: number; readonly bytes: number } {
    return { tickets: this.#tickets.size, bytes: this.#shelf.bytes }
  }

  /** Lets a camera be watched; throws `CameraRefusal` when it has no picture or too many are watched. */
  open(camera: SeenCamera, stillMay: StillMay): CameraTicket {
    if (this.#tickets.size >= gateLimits.tickets) this.sweep()
    if (this.#tickets.size >= gateLimits.tickets)
      throw new CameraRefusal('busy', 'Đang có quá nhiều camera được xem cùng lúc; sẽ tự thử lại.')
    const of = (kind: StreamRef['kind']) => camera.streams.find((each) => each.kind === kind)?.url
    const hls = of('hls')
    const now = this.#options.now()
    const until = now + gateLimits.ticketMs
    const id = randomBytes(18).toString('base64url')
    const entry = hls === undefined || !URL.canParse(hls) ? null : new URL(hls)
    const ticket = {
      hls: entry === null ? null : `${base}/${id}/hls/${gateNameOf(entry, entry)}`,
      whep: of('whep') === undefined ? null : `${base}/${id}/whep`,
      snapshot: of('snapshot') === undefined ? null : `${base}/${id}/snapshot`,
      until,
      decoders: this.#options.settings.CAMERA_DECODERS,
    }
    if (ticket.hls === null && ticket.whep === null && ticket.snapshot === null)
      throw new CameraRefusal(
        'not_found',
        'Nguồn không khai báo luồng hay ảnh của camera này; người lập danh mục cần bổ sung.',
      )
    this.#tickets.set(id, { camera, stillMay, until, usedAt: now, sessions: new Map() })
    return ticket
  }

  /** A playlist or segment of a stream, by its path below the ticket. */
  async stream(id: string, parts: readonly string[], query: string): Promise<GatePicture> {
    const { ticket, address } = this.#use(id, 'hls')
    const entry = new URL(address)
    const url = upstreamOf(entry, parts, query)
    if (url === null) throw new CameraRefusal('forbidden', 'Địa chỉ này không thuộc luồng của camera.')
    const isList = url.pathname.endsWith('.m3u8')
    const found = await this.#fetch(ticket, url.href, {
      keepMs: isList ? keepMs.playlist : keepMs.segment,
      mostBytes: gateLimits.pictureBytes,
    })
    if (!isPlaylist(found)) return { type: segmentType(found.body), body: found.body }
    const gate = `${base}/${id}/hls/`
    const list = gatedPlaylist(found.body.toString('utf8'), found.url, { entry, gate })
    return { type: 'application/vnd.apple.mpegurl', body: list }
  }

  /** The picture of this moment, a JPEG. */
  async snapshot(id: string): Promise<GatePicture> {
    const { ticket, address } = this.#use(id, 'snapshot')
    const bounds = { keepMs: keepMs.snapshot, mostBytes: gateLimits.snapshotBytes }
    const { body } = await this.#fetch(ticket, address, bounds)
    if (body[0] !== 0xff || body[1] !== 0xd8) throw refusalOf('wrong_type')
    return { type: 'image/jpeg', body }
  }

  /** Passes an offer on; the answer, and the address under which the session is ended. */
  async offer(id: string, sdp: string): Promise<{ readonly answer: string; readonly location: string }> {
    const { ticket, address } = this.#use(id, 'whep')
    if (ticket.sessions.size >= gateLimits.sessions)
      throw new CameraRefusal('busy', 'Camera này đang được mở nhiều lần từ một màn; sẽ tự thử lại.')
    const { answer, session } = await told(() => this.#doorOf(ticket).offer(address, sdp, this.#stop.signal))
    const name = randomBytes(9).toString('base64url')
    ticket.sessions.set(name, session)
    return { answer, location: `${base}/${id}/whep/${name}` }
  }

  /** Ends a session. */
  async end(id: string, name: string): Promise<void> {
    const ticket = this.#tickets.get(id)
    const session = ticket?.sessions.get(name)
    if (ticket === undefined || session === undefined)
      throw new CameraRefusal('not_found', 'Không có phiên xem này; có thể đã kết thúc.')
    ticket.sessions.delete(name)
    await told(() => this.#doorOf(ticket).end(session, this.#stop.signal))
  }

  /** Takes away what has ended: also of those who may see no more, at once when somebody is revoked. */
  sweep(): void {
    const now = this.#options.now()
    for (const [id, ticket] of this.#tickets) {
      const isIdle = ticket.sessions.size === 0 && now - ticket.usedAt > gateLimits.idleMs
      if (!isIdle && ticket.until > now && ticket.stillMay()) continue
      this.#tickets.delete(id)
      for (const session of ticket.sessions.values())
        this.#doorOf(ticket)
          .end(session, this.#stop.signal)
          .catch(() => {})
    }
  }

  #use(id: string, kind: StreamRef['kind']): { readonly ticket: Ticket; readonly address: string } {
    const now = this.#options.now()
    const ticket = this.#tickets.get(id)
    if (ticket === undefined || ticket.until <= now || !ticket.stillMay())
      throw new CameraRefusal('forbidden', 'Lượt xem camera này đã hết; hãy xin lượt mới.')
    ticket.usedAt = now
    const address = ticket.camera.streams.find((each) => each.kind === kind)?.url
    if (address === undefined) throw new CameraRefusal('not_found', 'Camera này không có cách xem đó.')
    return { ticket, address }
  }

  async #fetch(
    ticket: Ticket,
    address: string,
    { keepMs: age, mostBytes }: { readonly keepMs: number; readonly mostBytes: number },
  ): Promise<Shelved> {
    const door = this.#doorOf(ticket)
    return told(() => this.#shelf.take(address, age, () => door.fetch(address, mostBytes, this.#stop.signal)))
  }

  #doorOf({ camera: { source } }: Ticket): CameraDoor {
    const { settings, now } = this.#options
    const known = this.#doors.get(source.id)
    if (known !== undefined) return known
    const door = new CameraDoor(source.definition.connector, {
      allowLoopback: settings.allowLoopbackSources,
      now,
      setting: (text) => settings.resolve(text) ?? '',
    })
    this.#doors.set(source.id, door)
    return door
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer)
    this.#stop.abort()
    for (const door of this.#doors.values()) door[Symbol.dispose]()
  }
}

async function told<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof PictureError) throw refusalOf(error.problem)
    if (error instanceof ShelfFull)
      throw new CameraRefusal('busy', 'Đang tải quá nhiều hình cùng lúc; sẽ tự thử lại.', { cause: error })
    throw error
  }
}
