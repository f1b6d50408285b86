import type { Instant } from '@toan-canh/calendar'
import type { TopicPosition } from '@toan-canh/contract'
import type { Hub } from './hub.ts'
import type { Line } from './line.ts'
import { level, nextPace, type Pace, type PaceStep } from './pace.ts'

/** What a viewer is owed under one name: the newest of a topic, or the sentence that it is refused. */
export type Owed =
  | { readonly kind: 'topic'; readonly after: TopicPosition | undefined }
  | { readonly kind: 'refusal'; readonly text: string }

/** One viewer's place: what it is level with, what it is owed (one entry per topic name), and its pace. */
export class Seat<Encoded> {
  readonly line: Line<Encoded>
  /** Topics of which the viewer has had every frame so far. */
  readonly live = new Set<string>()
  readonly #owed = new Map<string, Owed>()
  #pace: Pace = level

  constructor(line: Line<Encoded>) {
    this.line = line
  }

  get isBehind(): boolean {
    return this.#pace.kind === 'behind'
  }

  get owesAny(): boolean {
    return this.#owed.size > 0
  }

  /** How many names the server holds for this viewer; the gateway bounds it. */
  get size(): number {
    return this.live.size + this.#owed.size
  }

  owe(topic: string, owed: Owed): void {
    this.#owed.set(topic, owed)
  }

  forget(topic: string): void {
    this.live.delete(topic)
    this.#owed.delete(topic)
  }

  step(at: { readonly now: Instant; readonly cutAfterMs: number }): PaceStep {
    const isDrained = this.line.isDrained()
    if (isDrained && this.#pace === level) return 'write'
    const { pace, step } = nextPace(this.#pace, isDrained, at)
    this.#pace = pace
    return step
  }

  /** Takes what one frame may carry, oldest debt first; topics taken are live from here on. */
  takeOwed(
    hub: Hub,
    limit: { readonly topics: number; readonly chars: number },
  ): { messages: string[]; values: number } {
    const messages: string[] = []
    let chars = 0
    let values = 0
    for (const [topic, owed] of this.#owed) {
      if (messages.length >= limit.topics || chars >= limit.chars) break
      this.#owed.delete(topic)
      const message = owed.kind === 'refusal' ? { text: owed.text, values: 0 } : hub.catchUp(topic, owed.after)
      if (message === null) continue
      if (owed.kind === 'topic') this.live.add(topic)
      messages.push(message.text)
      chars += message.text.length
      values += message.values
    }
    return { messages, values }
  }
}
