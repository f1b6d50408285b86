import { setTimeout as sleep } from 'node:timers/promises'
import type { Instant } from '@toan-canh/calendar'
import {
  type Item,
  type Wall,
  wallStateLimits,
  type WallOrder,
  type WallState,
  wallStateKey,
  type WallView,
} from '@toan-canh/contract'
import { isSame, type Overlays, showAt, type Shown } from '@toan-canh/live'
import { type Client, inTransaction, noteWall, readSpans, type StoredSpan } from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'
import { refusalSentences } from '../live/refusal-sentences.ts'
import type { OpenedTopic, Publish, TopicRefusal } from '../live/topic-feed.ts'
import { carryOut } from './carry-out.ts'
import { checkOrder } from './check-order.ts'
import { WallRefusal } from './wall-refusal.ts'
import { wallStateOf } from './wall-states.ts'

/** A programme stands where what held it within its day says; no run is longer. */
const rememberedMs = 26 * 3_600_000
const lookMs = 1_000

/** Whom the record names when nobody ordered what is shown. */
const byProgramme = 'Lịch phát'

type Centred = Pick<Centre, 'database' | 'catalogue' | 'now'>

/** What the wall is shown to show and by whom, as the record keeps it. */
function lineOf(shown: Shown, state: WallState): { what: string; position: string; content: Record<string, unknown> } {
  if (shown.kind === 'alarm') {
    const alarm = state.alarms.find(({ id }) => id === shown.alarm)
    return { what: shown.key, position: alarm?.by ?? '', content: { what: alarm?.what, unit: alarm?.unit } }
  }
  const { key, kind: _, ...content } = shown
  const layers: readonly { from: number; by?: string | undefined; reason: string }[] = [
    ...state.takeOvers,
    ...state.freezes,
  ]
  const by = layers.findLast(({ reason }) => reason === shown.reason)?.by
  return { what: `${shown.cause}:${key}`, position: by ?? byProgramme, content }
}

/**
 * What is laid over each wall, kept true in memory: stored before it is published, read again each second so that other
 * processes are heard. It records what each wall shows by the same function with which outputs show it.
 */
export class WallBook {
  readonly #centre: Centred
  readonly #viewOf: (wall: string) => WallView
  readonly #states = new Map<string, WallState>()
  readonly #publishers = new Map<string, Set<Publish>>()
  readonly #shown = new Map<string, string>()
  #spans: readonly StoredSpan[] = []
  #turn: Promise<unknown> = Promise.resolve()

  constructor(centre: Centred, viewOf: (wall: string) => WallView) {
    this.#centre = centre
    this.#viewOf = viewOf
  }

  get walls(): ReadonlyMap<string, Wall> {
    return this.#centre.catalogue.walls
  }

  /** Everything laid over walls that is not forgotten, as stored. */
  get spans(): readonly StoredSpan[] {
    return this.#spans
  }

  /** What is laid over a wall; refuses a wall that is not there. */
  stateOf(wall: string): WallState {
    const state = this.#states.get(wall)
    if (state === undefined) throw new WallRefusal('not_found', `Không có tường ${wall}`)
    return state
  }

  /** Opens the topic of a wall. */
  open(wall: string, publish: Publish): OpenedTopic | TopicRefusal {
    const state = this.#states.get(wall)
    if (state === undefined) return { code: 'unknown_topic', sentence: refusalSentences.unknown_topic }
    const publishers = this.#publishers.get(wall) ?? new Set<Publish>()
    this.#publishers.set(wall, publishers.add(publish))
    return {
      items: new Map<string, Item>([[wallStateKey, state]]),
      [Symbol.dispose]: () => void publishers.delete(publish),
    }
  }

  /** Carries out an order: stored with its line in the record first, then told to all outputs. */
  async order(wall: string, order: WallOrder, by: string): Promise<{ span: string; state: WallState }> {
    const state = this.stateOf(wall)
    const known = this.walls.get(wall)
    if (known !== undefined) checkOrder(known, order, this.#centre.catalogue)
    const now = this.#centre.now()
    const open = Object.values(state).flatMap((spans) => spans.filter(({ to }) => to === null || to > now))
    if (!('span' in order) && open.length >= wallStateLimits.open)
      throw new WallRefusal('out_of_bounds', `Đã có ${open.length} việc trên tường; hãy kết thúc bớt rồi ra lệnh lại.`)
    const span = await this.write(async (client) => {
      const id = await carryOut(client, { wall, order, by, now })
      const { kind, ...content } = order
      // A line that names a span says of which kind that was: the span itself may be forgotten before the line.
      const of = 'span' in order ? this.#spans.find((each) => each.id === id)?.kind : undefined
      const told = { ...content, span: id, ...(of === undefined ? {} : { of }) }
      const line = {
        wall,
        at: now,
        kind: 'order',
        position: by,
        what: kind,
        content: told,
      } as const
      await noteWall(client, line)
      return id
    })
    return { span: String(span), state: this.stateOf(wall) }
  }

  /** Writes spans in one transaction, then tells what came of it. */
  async write<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const written = await inTransaction(this.#centre.database, work)
    await this.refresh()
    return written
  }

  /** Reads what is stored and publishes what differs. Reads follow one another, so nothing older is told after something newer. */
  async refresh(): Promise<void> {
    const turn = this.#turn.then(() => this.#read())
    this.#turn = turn.catch(() => {})
    await turn
  }

  async #read(): Promise<void> {
    const { database, now } = this.#centre
    this.#spans = await readSpans(database, {
      endedAfter: now() - rememberedMs,
      limit: wallStateLimits.spans,
    })
    for (const wall of this.walls.keys()) this.#tell(wall, wallStateOf(wall, this.#spans, now()))
  }

  /** Records what each wall shows now, where that is new; gives when to look again. */
  async look(): Promise<Instant> {
    const now = this.#centre.now()
    let next = now + lookMs
    for (const wall of this.walls.keys()) {
      const state = this.stateOf(wall)
      const overlays: Overlays = state
      const { shown, until } = showAt(this.#viewOf(wall), overlays, now)
      next = Math.min(next, until)
      const line = lineOf(shown, state)
      if (this.#shown.get(wall) === line.what) continue
      await noteWall(this.#centre.database, { wall, at: now, kind: 'shown', ...line })
      this.#shown.set(wall, line.what)
    }
    return next
  }

  /** Looks until the signal ends it. */
  async run(signal: AbortSignal, onError: (error: unknown) => void): Promise<void> {
    while (!signal.aborted) {
      const next = await this.refresh()
        .then(() => this.look())
        .catch((error: unknown) => {
          onError(error)
          return this.#centre.now() + lookMs
        })
      await sleep(Math.max(20, next - this.#centre.now()), undefined, { signal }).catch(() => {})
    }
  }

  #tell(wall: string, state: WallState): void {
    if (isSame(this.#states.get(wall) ?? null, state)) return
    this.#states.set(wall, state)
    for (const publish of this.#publishers.get(wall) ?? []) publish([[wallStateKey, state]])
  }
}
