import type { Detour, EndStatus, Lifecycle } from '../lifecycle.ts'
import { type Second, never } from '../sample-time.ts'

const chunkBits = 16
const chunkSize = 1 << chunkBits
const inChunk = chunkSize - 1

/** Number columns of 65,536 dossiers: about 34 bytes for each. */
interface Chunk {
  readonly submitted: Uint32Array
  readonly received: Uint32Array
  readonly started: Uint32Array
  readonly paid: Uint32Array
  readonly due: Uint32Array
  readonly closed: Uint32Array
  readonly delivered: Uint32Array
  readonly procedure: Uint8Array
  readonly unit: Uint8Array
  readonly receiver: Uint8Array
  readonly channel: Uint8Array
  readonly flags: Uint8Array
  readonly end: Uint8Array
}

function newChunk(): Chunk {
  const seconds = () => new Uint32Array(chunkSize)
  const bytes = () => new Uint8Array(chunkSize)
  return {
    submitted: seconds(),
    received: seconds(),
    started: seconds(),
    paid: seconds(),
    due: seconds(),
    closed: seconds(),
    delivered: seconds(),
    procedure: bytes(),
    unit: bytes(),
    receiver: bytes(),
    channel: bytes(),
    flags: bytes(),
    end: bytes(),
  }
}

function endOf(code: number | undefined): EndStatus {
  return code === 7 || code === 8 || code === 3 ? code : 9
}

function channelOf(code: number | undefined): Lifecycle['channel'] {
  return code === 1 || code === 2 || code === 3 ? code : 0
}

/** All drawn dossiers in the order of their serial numbers; grows only, with the sample's time. */
export class DossierColumns {
  readonly #chunks: Chunk[] = []
  readonly #detours = new Map<number, Detour>()
  #size = 0

  get size(): number {
    return this.#size
  }

  /** Stores a dossier and returns its index. */
  add(life: Lifecycle): number {
    const index = this.#size
    const at = index & inChunk
    if (at === 0) this.#chunks.push(newChunk())
    const chunk = this.#chunkOf(index)
    chunk.submitted[at] = life.submitted
    chunk.received[at] = life.received
    chunk.started[at] = life.started
    chunk.paid[at] = life.paid
    chunk.due[at] = life.due
    chunk.closed[at] = life.closed
    chunk.delivered[at] = life.delivered
    chunk.procedure[at] = life.procedure
    chunk.unit[at] = life.unit
    chunk.receiver[at] = life.receiver
    chunk.channel[at] = life.channel
    chunk.flags[at] = life.flags
    chunk.end[at] = life.end
    if (life.detour !== null) this.#detours.set(index, life.detour)
    this.#size = index + 1
    return index
  }

  /** The whole life of a dossier; throws RangeError for an index that was never given. */
  lifeAt(index: number): Lifecycle {
    const chunk = this.#chunkOf(index)
    const at = index & inChunk
    return {
      procedure: chunk.procedure[at] ?? 0,
      unit: chunk.unit[at] ?? 0,
      receiver: chunk.receiver[at] ?? 0,
      channel: channelOf(chunk.channel[at]),
      flags: chunk.flags[at] ?? 0,
      submitted: chunk.submitted[at] ?? never,
      received: chunk.received[at] ?? never,
      started: chunk.started[at] ?? never,
      paid: chunk.paid[at] ?? never,
      due: chunk.due[at] ?? never,
      closed: chunk.closed[at] ?? never,
      delivered: chunk.delivered[at] ?? never,
      end: endOf(chunk.end[at]),
      detour: this.#detours.get(index) ?? null,
    }
  }

  /** When something last happened to a dossier, at a second or before it; -1 when nothing had. */
  lastEventAt(index: number, second: Second): Second {
    const chunk = this.#chunkOf(index)
    const at = index & inChunk
    const detour = this.#detours.get(index)
    const until = detour === undefined ? second : Math.min(second, detour.deletedAt)
    let last = detour === undefined ? -1 : lastOfDetour(detour, until)
    last = later(last, chunk.delivered[at] ?? never, until)
    last = later(last, chunk.closed[at] ?? never, until)
    last = later(last, chunk.paid[at] ?? never, until)
    last = later(last, chunk.started[at] ?? never, until)
    last = later(last, chunk.received[at] ?? never, until)
    return later(last, chunk.submitted[at] ?? never, until)
  }

  #chunkOf(index: number): Chunk {
    const chunk = this.#chunks[index >>> chunkBits]
    if (chunk === undefined) throw new RangeError(`the sample has no dossier ${index}`)
    return chunk
  }
}

function later(last: Second, event: Second, until: Second): Second {
  return event > last && event <= until ? event : last
}

function lastOfDetour(detour: Detour, until: Second): Second {
  return eventsOfDetour(detour).reduce((last, event) => later(last, event, until), -1)
}

/** The seconds of everything unusual; `never` among them. */
function eventsOfDetour({ pauses, moved, apology, reopened, deletedAt }: Detour): Second[] {
  const events = [deletedAt]
  for (const { from, to } of pauses) events.push(from, to)
  if (moved !== null) events.push(moved.at)
  if (apology !== null) events.push(apology.at)
  if (reopened !== null) events.push(reopened.at, reopened.closed, reopened.delivered)
  return events
}

/** Every second at which a dossier changes, each once, none after its deletion. */
export function eventsOf(life: Lifecycle): Second[] {
  const events = [life.submitted]
  const until = life.detour?.deletedAt ?? never
  const add = (event: Second) => {
    if (event !== never && event <= until && !events.includes(event)) events.push(event)
  }
  add(life.received)
  add(life.started)
  add(life.paid)
  add(life.closed)
  add(life.delivered)
  if (life.detour !== null) eventsOfDetour(life.detour).forEach(add)
  return events
}
