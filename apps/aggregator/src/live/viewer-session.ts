import type { Instant } from '@toan-canh/calendar'
import { type RefusalCode, type Topic, type TopicPosition, unsubscribeSchema } from '@toan-canh/contract'
import { type Broadcast, fullBucket, type Seat, takeTokens } from '@toan-canh/live'
import type { GatewayLimits } from './gateway-limits.ts'
import type { OpenTopics, Settled } from './open-topics.ts'
import { readSubscribeRequest, type Wish } from './read-subscribe-request.ts'
import { refusalSentences } from './refusal-sentences.ts'

export interface SessionOptions {
  readonly broadcast: Broadcast<Buffer>
  readonly topics: OpenTopics
  readonly limits: GatewayLimits
  readonly clock: () => Instant
  readonly mayWatch: (topic: Topic) => true | RefusalCode
  /** Told of every refusal, for the metrics. */
  readonly onRefusal: (code: RefusalCode) => void
}

interface Held {
  readonly topic: Topic
  after: TopicPosition | undefined
  isOpen: boolean
  release: Disposable | null
}

/** What one viewer asks for and holds, from its first request until it leaves. */
export class ViewerSession {
  readonly #options: SessionOptions
  readonly #seat: Seat<Buffer>
  readonly #held = new Map<string, Held>()
  #requests

  constructor(seat: Seat<Buffer>, options: SessionOptions) {
    this.#seat = seat
    this.#options = options
    this.#requests = fullBucket(options.limits.requestRate, options.clock())
  }

  /** Whether the server holds as many names for this viewer as it ever will: one that goes on asking is cut. */
  get isFlooding(): boolean {
    const { topicsPerViewer, topicsPerRequest } = this.#options.limits
    return this.#seat.size > topicsPerViewer + 3 * topicsPerRequest
  }

  subscribe(payload: unknown): void {
    const { limits, broadcast, clock } = this.#options
    const { wishes, refusals } = readSubscribeRequest(payload, limits.topicsPerRequest)
    for (const [topic, code] of refusals) this.#refuse(topic, code)
    const isTooOften = this.#isTooOften()
    for (const wish of wishes) {
      if (isTooOften) this.#refuse(wish.name, 'busy')
      else this.#want(wish)
    }
    broadcast.serve(this.#seat, clock())
  }

  unsubscribe(payload: unknown): void {
    const names = unsubscribeSchema.safeParse(payload)
    if (names.success) this.#drop(names.data)
  }

  /** Asks again for everything held whether it may be watched. */
  recheck(): void {
    for (const [name, { topic }] of this.#held) {
      const allowed = this.#options.mayWatch(topic)
      if (allowed !== true) this.#refuse(name, allowed)
    }
  }

  leave(): void {
    this.#options.broadcast.leave(this.#seat)
    this.#drop([...this.#held.keys()])
  }

  #isTooOften(): boolean {
    const { limits, clock } = this.#options
    const { bucket, taken } = takeTokens(this.#requests, limits.requestRate, { wanted: 1, now: clock() })
    this.#requests = bucket
    return taken === 0
  }

  #want({ after, ...wish }: Wish): void {
    const { limits, mayWatch, topics, broadcast } = this.#options
    const { name, topic } = topics.shared(wish.name) ?? wish
    const allowed = mayWatch(topic)
    if (allowed !== true) return this.#refuse(name, allowed)
    const known = this.#held.get(name)
    if (known !== undefined) {
      known.after = after
      if (known.isOpen) broadcast.watch(this.#seat, name, after)
      return
    }
    if (this.#held.size >= limits.topicsPerViewer) return this.#refuse(name, 'too_many_topics')
    const held: Held = { topic, after, isOpen: false, release: null }
    this.#held.set(name, held)
    held.release = topics.hold(topic, name, (settled) => this.#settle(name, held, settled))
  }

  #settle(name: string, held: Held, settled: Settled): void {
    if (this.#held.get(name) !== held) return
    if (settled === 'open') {
      held.isOpen = true
      this.#options.broadcast.watch(this.#seat, name, held.after)
    } else this.#refuse(name, settled.code, settled.sentence)
  }

  #refuse(topic: string, code: RefusalCode, sentence = refusalSentences[code]): void {
    this.#drop([topic])
    this.#options.onRefusal(code)
    this.#options.broadcast.refuse(this.#seat, { topic, code, sentence })
  }

  #drop(names: readonly string[]): void {
    const dropped = names.filter((name) => this.#held.has(name))
    if (dropped.length === 0) return
    this.#options.broadcast.unwatch(this.#seat, dropped)
    for (const name of dropped) {
      const release = this.#held.get(name)?.release
      this.#held.delete(name)
      release?.[Symbol.dispose]()
    }
  }
}
