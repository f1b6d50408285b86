import type { Instant } from '@toan-canh/calendar'
import type { Message, TopicPosition } from '@toan-canh/contract'
import { applyMessage, type TopicState, waiting } from '@toan-canh/live'
import { type TopicStatus, type TopicView, waitingStatus, waitingView } from './topic-view.ts'

/** A topic that is held, up to a place in it. */
export type OpenTopic = Extract<TopicState, { readonly kind: 'open' }>

/** What became of a message: shown at the next frame, nothing new, a gap to close, or a refusal to ask again after. */
export type Applied = 'changed' | 'same' | 'gap' | 'retry'

function isPassing(message: Message): boolean {
  return message.k === 'r' && (message.code === 'busy' || message.code === 'too_many_topics')
}

function viewOf(state: TopicState, staleSince: Instant | null): TopicView {
  if (state.kind !== 'open') return state
  const { items } = state
  return staleSince === null ? { kind: 'live', items } : { kind: 'stale', since: staleSince, items }
}

function statusOf(view: TopicView): TopicStatus {
  if (view.kind === 'live') return { kind: 'live' }
  return view.kind === 'stale' ? { kind: 'stale', since: view.since } : view
}

function isSameStatus(left: TopicStatus, right: TopicStatus): boolean {
  if (left.kind === 'refused' && right.kind === 'refused') return left.sentence === right.sentence
  if (left.kind === 'stale' && right.kind === 'stale') return left.since === right.since
  return left.kind === right.kind
}

/** One topic in the store: what has arrived, and what is shown, which follows at the next frame. */
export class TopicEntry {
  readonly listeners = new Set<() => void>()
  view: TopicView = waitingView
  status: TopicStatus = waitingStatus
  /** How often in a row it was refused for now. */
  retries = 0
  timer: Disposable | null = null
  #state: TopicState = waiting
  #staleSince: Instant | null = null

  get position(): TopicPosition | undefined {
    return this.#state.kind === 'open' ? { epoch: this.#state.epoch, seq: this.#state.seq } : undefined
  }

  /** What is held in step with the centre; `null` when nothing is, or not any longer. */
  get inStep(): OpenTopic | null {
    return this.#state.kind === 'open' && this.#staleSince === null ? this.#state : null
  }

  /** Takes over what was kept of the topic when nothing is known of it; answers whether it did. */
  recall(kept: OpenTopic, since: Instant): boolean {
    if (this.#state.kind !== 'waiting') return false
    this.#state = kept
    this.#staleSince = since
    return true
  }

  /** Values stay, marked with since when nothing newer can have come; the oldest mark stands. */
  goStale(since: Instant): void {
    this.#staleSince ??= since
  }

  apply(message: Message, now: Instant): Applied {
    if (isPassing(message) && this.#state.kind === 'open') {
      this.goStale(now)
      return 'retry'
    }
    const next = applyMessage(this.#state, message)
    if (next === 'gap') return 'gap'
    const wasStale = this.#staleSince !== null
    const isSame = next === this.#state && !wasStale
    this.#state = next
    this.#staleSince = null
    if (isPassing(message)) return 'retry'
    this.retries = 0
    return isSame ? 'same' : 'changed'
  }

  /** Brings what is shown up to what has arrived, and tells the listeners. */
  publish(): void {
    this.view = viewOf(this.#state, this.#staleSince)
    const status = statusOf(this.view)
    if (!isSameStatus(status, this.status)) this.status = status
    for (const listener of this.listeners) listener()
  }
}
