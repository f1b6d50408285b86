import type { Instant } from '@toan-canh/calendar'
import type { TopicPosition, Refusal } from '@toan-canh/contract'
import { type Audiences, createAudiences } from './audiences.ts'
import type { FlushedTopic, Hub } from './hub.ts'
import type { Line } from './line.ts'
import { Seat } from './seat.ts'

export interface BroadcastOptions<Encoded> {
  readonly hub: Hub
  /** Makes one frame of encoded messages. Called once per group of viewers. */
  readonly encode: (messages: readonly string[]) => Encoded
  /** Catch-up frames end after this many characters; the rest follows when the line has drained. */
  readonly frameChars: number
  /** How many topics may be caught up between two ticks, over all viewers: the bound on a storm of reconnects. */
  readonly catchUpsPerTick: number
  /** A viewer that has not read for this long is cut. */
  readonly cutAfterMs: number
  /** Called when a viewer is owed something, which the next tick pays at the latest. */
  readonly onOwed?: () => void
}

export interface BroadcastCounts {
  frames: number
  values: number
  catchUps: number
  left: number
  cut: number
}

/** Everything between the hub and the lines: who gets which frame when. No queue per viewer, no clock, no timer. */
export interface Broadcast<Encoded> {
  join(line: Line<Encoded>): Seat<Encoded>
  leave(seat: Seat<Encoded>): void
  /** Owes the viewer what it lacks of an open topic; paid by `serve`, at the latest in the next tick. */
  watch(seat: Seat<Encoded>, topic: string, after?: TopicPosition): void
  unwatch(seat: Seat<Encoded>, topics: readonly string[]): void
  refuse(seat: Seat<Encoded>, refusal: Omit<Refusal, 'k'>): void
  /** Pays one viewer what it is owed, as far as its line and the tick's budget allow. */
  serve(seat: Seat<Encoded>, now: Instant): void
  /** Closes a tick of the hub, writes one frame to each viewer it reaches, then pays what is owed. */
  tick(now: Instant): void
  readonly counts: Readonly<BroadcastCounts>
  readonly seats: number
  readonly behind: number
  /** Whether a tick is needed even if nothing changes: somebody is owed something. */
  readonly owesAny: boolean
}

/** Makes a broadcast over a hub. */
export function createBroadcast<Encoded>(options: BroadcastOptions<Encoded>): Broadcast<Encoded> {
  const { hub, cutAfterMs } = options
  const audiences: Audiences<Seat<Encoded>> = createAudiences()
  const seats = new Set<Seat<Encoded>>()
  const owing = new Set<Seat<Encoded>>()
  const counts: BroadcastCounts = { frames: 0, values: 0, catchUps: 0, left: 0, cut: 0 }
  let budget = options.catchUpsPerTick

  function owe(seat: Seat<Encoded>): void {
    owing.add(seat)
    options.onOwed?.()
  }

  /** The seat's place in the last frame it got: one before the delta that this tick made. */
  function standsAt(topic: string, flushed: ReadonlyMap<string, FlushedTopic>): TopicPosition | undefined {
    const position = hub.position(topic)
    if (position === null) return undefined
    return flushed.has(topic) ? { ...position, seq: position.seq - 1 } : position
  }

  function sendOff(seat: Seat<Encoded>, flushed: ReadonlyMap<string, FlushedTopic>): void {
    for (const topic of seat.live) seat.owe(topic, { kind: 'topic', after: standsAt(topic, flushed) })
    seat.live.clear()
    audiences.place(seat, seat.live)
    owing.add(seat)
    counts.left += 1
  }

  function cut(seat: Seat<Encoded>): void {
    counts.cut += 1
    leave(seat)
    seat.line.cut()
  }

  function leave(seat: Seat<Encoded>): void {
    seats.delete(seat)
    owing.delete(seat)
    audiences.place(seat, new Set())
  }

  function serve(seat: Seat<Encoded>, now: Instant): void {
    if (!owing.has(seat) || budget <= 0) return
    const step = seat.step({ now, cutAfterMs })
    if (step === 'cut') return cut(seat)
    if (step === 'leave') return sendOff(seat, new Map())
    if (step === 'wait') return
    const { messages, values } = seat.takeOwed(hub, { topics: budget, chars: options.frameChars })
    owing.delete(seat)
    if (seat.owesAny) owing.add(seat)
    if (messages.length === 0) return
    budget -= messages.length
    counts.catchUps += messages.length
    counts.frames += 1
    counts.values += values
    seat.line.write(options.encode(messages))
    audiences.place(seat, seat.live)
  }

  function fanOut(flushed: ReadonlyMap<string, FlushedTopic>, now: Instant): void {
    for (const { topics, viewers } of audiences.reachedBy(flushed.keys())) {
      const deltas = topics.flatMap((topic) => flushed.get(topic) ?? [])
      const frame = options.encode(deltas.map((delta) => delta.text))
      const values = deltas.reduce((sum, delta) => sum + delta.values, 0)
      for (const seat of viewers) {
        if (seat.step({ now, cutAfterMs }) === 'write') {
          seat.line.write(frame)
          counts.frames += 1
          counts.values += values
        } else sendOff(seat, flushed)
      }
    }
  }

  return {
    join(line) {
      const seat = new Seat(line)
      seats.add(seat)
      return seat
    },
    leave,
    watch(seat, topic, after) {
      if (seat.live.delete(topic)) audiences.place(seat, seat.live)
      seat.owe(topic, { kind: 'topic', after })
      owe(seat)
    },
    unwatch(seat, topics) {
      for (const topic of topics) seat.forget(topic)
      audiences.place(seat, seat.live)
    },
    refuse(seat, refusal) {
      if (seat.live.delete(refusal.topic)) audiences.place(seat, seat.live)
      seat.owe(refusal.topic, { kind: 'refusal', text: JSON.stringify({ k: 'r', ...refusal }) })
      owe(seat)
    },
    serve,
    tick(now) {
      budget = options.catchUpsPerTick
      fanOut(new Map(hub.flush(now).map((delta) => [delta.topic, delta])), now)
      const due = [...owing]
      for (const seat of due) serve(seat, now)
    },
    counts,
    get seats() {
      return seats.size
    },
    get behind() {
      return [...owing].filter((seat) => seat.isBehind).length
    },
    get owesAny() {
      return owing.size > 0
    },
  }
}
