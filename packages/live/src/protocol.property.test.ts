import { type Item, messageSchema, type TopicPosition } from '@toan-canh/contract'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyMessage, type TopicState, waiting } from './apply-message.ts'
import { type Broadcast, createBroadcast } from './broadcast.ts'
import { createHub, type Hub } from './hub.ts'
import type { Line } from './line.ts'
import type { Seat } from './seat.ts'

const topics = ['a', 'b', 'c'] as const
const keys = ['x', 'y', 'z'] as const
const viewerCount = 3
const linkHolds = 4
const limits = { ringFrames: 3, ringChars: 2_000, itemsPerTopic: keys.length }

type TopicName = (typeof topics)[number]
type Act =
  | { kind: 'change'; topic: TopicName; key: (typeof keys)[number]; value: number | null }
  | { kind: 'tick' }
  | { kind: 'restart' }
  | { kind: 'deliver' | 'lose' | 'swap' | 'disconnect' | 'reconnect'; viewer: number }

/** A link that holds a few frames, may lose or swap them, and takes nothing more while it is full. */
class Link implements Line<string> {
  readonly inFlight: string[] = []
  longest = 0
  isDrained(): boolean {
    return this.inFlight.length < linkHolds
  }
  write(frame: string): void {
    this.inFlight.push(frame)
    this.longest = Math.max(this.longest, this.inFlight.length)
  }
  cut(): void {}
}

/** The server's side of the world: what is true, and the hub and broadcast that tell it. */
class Centre {
  readonly truth = new Map<TopicName, Map<string, Item>>(topics.map((topic) => [topic, new Map()]))
  hub!: Hub
  broadcast!: Broadcast<string>
  now = 0
  #runs = 0

  constructor() {
    this.start()
  }

  start(): void {
    this.#runs += 1
    this.hub = createHub({ epoch: `run${this.#runs}`, ...limits })
    for (const topic of topics) this.open(topic)
    this.broadcast = createBroadcast<string>({
      hub: this.hub,
      encode: (messages) => `[${messages.join(',')}]`,
      frameChars: 150,
      catchUpsPerTick: 2,
      cutAfterMs: Number.POSITIVE_INFINITY,
    })
  }

  open(topic: TopicName): void {
    this.hub.open(topic, { items: this.truth.get(topic) ?? [], everyMs: topic === 'c' ? 250 : 0 })
  }

  change(topic: TopicName, key: string, value: number | null): void {
    const item: Item | null = value === null ? null : { v: value, l: 'none', s: 0 }
    if (item === null) this.truth.get(topic)?.delete(key)
    else this.truth.get(topic)?.set(key, item)
    this.hub.change(topic, [[key, item]])
  }

  tick(): void {
    this.now += 100
    this.broadcast.tick(this.now)
  }
}

class Viewer {
  readonly states = new Map<string, TopicState>(topics.map((topic) => [topic, waiting]))
  link = new Link()
  seat: Seat<string> | null = null
  longestEver = 0
  readonly #centre: Centre

  constructor(centre: Centre) {
    this.#centre = centre
    this.connect()
  }

  connect(): void {
    if (this.seat !== null) return
    this.link = new Link()
    this.seat = this.#centre.broadcast.join(this.link)
    for (const topic of topics) this.ask(topic)
  }

  disconnect(): void {
    if (this.seat !== null) this.#centre.broadcast.leave(this.seat)
    this.seat = null
    this.longestEver = Math.max(this.longestEver, this.link.longest)
    this.link.inFlight.length = 0
  }

  ask(topic: string): void {
    if (this.seat === null) return
    const state = this.states.get(topic)
    const after: TopicPosition | undefined = state?.kind === 'open' ? { epoch: state.epoch, seq: state.seq } : undefined
    this.#centre.broadcast.watch(this.seat, topic, after)
  }

  receive(): void {
    const frame = this.link.inFlight.shift()
    if (frame === undefined) return
    for (const message of messageSchema.array().parse(JSON.parse(frame))) {
      const state = this.states.get(message.topic) ?? waiting
      const next = applyMessage(state, message)
      if (next === 'gap') this.ask(message.topic)
      else {
        if (message.k === 'd' && next !== state) {
          expect(state).toMatchObject({ kind: 'open', epoch: message.epoch, seq: message.seq - 1 })
        }
        this.states.set(message.topic, next)
      }
    }
  }
}

const viewerIndex = fc.nat(viewerCount - 1)
const anAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('change' as const),
      topic: fc.constantFrom(...topics),
      key: fc.constantFrom(...keys),
      value: fc.option(fc.nat(3)),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('tick' as const) }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('deliver' as const), viewer: viewerIndex }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('lose' as const, 'swap' as const, 'disconnect' as const, 'reconnect' as const),
      viewer: viewerIndex,
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const) }) },
)

function run(acts: readonly Act[]): { centre: Centre; viewers: Viewer[] } {
  const centre = new Centre()
  const viewers = Array.from({ length: viewerCount }, () => new Viewer(centre))
  for (const act of acts) {
    const viewer = 'viewer' in act ? viewers[act.viewer] : undefined
    if (act.kind === 'change') centre.change(act.topic, act.key, act.value)
    if (act.kind === 'tick') centre.tick()
    if (act.kind === 'deliver') viewer?.receive()
    if (act.kind === 'lose') viewer?.link.inFlight.shift()
    if (act.kind === 'swap') viewer?.link.inFlight.reverse()
    if (act.kind === 'disconnect') viewer?.disconnect()
    if (act.kind === 'reconnect') viewer?.connect()
    if (act.kind === 'restart') {
      for (const each of viewers) each.disconnect()
      centre.start()
    }
  }
  return { centre, viewers }
}

/** From here on nothing is lost; a last change per topic shows each viewer that something was. */
function calmDown(centre: Centre, viewers: readonly Viewer[]): void {
  for (const viewer of viewers) viewer.connect()
  for (const topic of topics) centre.change(topic, 'x', 1_000)
  for (let round = 0; round < 60; round += 1) {
    centre.tick()
    for (const viewer of viewers) while (viewer.link.inFlight.length > 0) viewer.receive()
  }
}

function seen(viewer: Viewer): unknown {
  return [...viewer.states].map(([topic, state]) => [topic, state.kind === 'open' ? state.items : state.kind])
}

describe('the protocol over links that are slow, lose, swap and break', () => {
  it('brings every viewer to the newest value of every key, and applies no delta out of order', () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 120 }), (acts) => {
        const { centre, viewers } = run(acts)
        calmDown(centre, viewers)
        for (const viewer of viewers) expect(seen(viewer)).toEqual([...centre.truth])
      }),
      { numRuns: 400 },
    )
  })

  it('holds a bounded number of frames and names for a viewer, however little it reads', () => {
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 200 }), (acts) => {
        const { viewers } = run(acts.filter((act) => act.kind !== 'deliver'))
        for (const viewer of viewers) {
          expect(Math.max(viewer.longestEver, viewer.link.longest)).toBeLessThanOrEqual(linkHolds)
          expect(viewer.seat?.size ?? 0).toBeLessThanOrEqual(topics.length)
        }
      }),
    )
  })

  it('gives by resuming from any position what a snapshot gives', () => {
    const aChange = fc.record({ key: fc.constantFrom(...keys), value: fc.option(fc.nat(3)) })
    fc.assert(
      fc.property(fc.array(fc.array(aChange), { maxLength: 12 }), fc.nat(12), (rounds, leftAfter) => {
        const centre = new Centre()
        let left: TopicState = waiting
        rounds.forEach((round, at) => {
          for (const { key, value } of round) centre.change('a', key, value)
          centre.tick()
          if (at === leftAfter) left = caughtUp(centre.hub, waiting)
        })
        expect(caughtUp(centre.hub, left)).toEqual(caughtUp(centre.hub, waiting))
      }),
    )
  })
})

function caughtUp(hub: Hub, from: TopicState): TopicState {
  const after = from.kind === 'open' ? { epoch: from.epoch, seq: from.seq } : undefined
  const { text } = hub.catchUp('a', after) ?? { text: '' }
  return messageSchema
    .array()
    .parse(JSON.parse(`[${text}]`))
    .reduce<TopicState>((state, message) => {
      const next = applyMessage(state, message)
      if (next === 'gap') throw new Error('a catch-up has no gap')
      return next
    }, from)
}
