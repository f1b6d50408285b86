import type { Message, Point } from '@toan-canh/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Broadcast, createBroadcast } from './broadcast.ts'
import { createHub, type Hub } from './hub.ts'
import type { Line } from './line.ts'

function point(v: number): Point {
  return { v, l: 'none', s: v }
}

class Screen implements Line<string> {
  readonly frames: Message[][] = []
  isReading = true
  isCut = false
  isDrained(): boolean {
    return this.isReading
  }
  write(frame: string): void {
    this.frames.push(JSON.parse(frame))
  }
  cut(): void {
    this.isCut = true
  }
  get kinds(): string[] {
    return this.frames.map((frame) => frame.map((message) => `${message.k}:${message.topic}`).join(' '))
  }
}

describe(createBroadcast, () => {
  let hub: Hub
  let encoded = 0
  let broadcast: Broadcast<string>
  let woken = 0

  function watching(...topics: string[]) {
    const screen = new Screen()
    const seat = broadcast.join(screen)
    for (const topic of topics) broadcast.watch(seat, topic)
    broadcast.serve(seat, 0)
    screen.frames.length = 0
    return { screen, seat }
  }

  beforeEach(() => {
    encoded = 0
    woken = 0
    hub = createHub({ epoch: 'run', ringFrames: 8, ringChars: 10_000, itemsPerTopic: 100 })
    for (const topic of ['a', 'b', 'c']) hub.open(topic, { items: [['k', point(0)]], everyMs: 0 })
    broadcast = createBroadcast<string>({
      hub,
      encode: (messages) => {
        encoded += 1
        return `[${messages.join(',')}]`
      },
      frameChars: 500,
      catchUpsPerTick: 10,
      cutAfterMs: 1_000,
      onOwed: () => {
        woken += 1
      },
    })
  })

  it('paints everything asked for at once in one frame', () => {
    const screen = new Screen()
    const seat = broadcast.join(screen)
    broadcast.watch(seat, 'a')
    broadcast.watch(seat, 'b')
    broadcast.serve(seat, 0)
    expect(screen.kinds).toEqual(['s:a s:b'])
  })

  it('writes one frame per tick for all changed topics, encoded once for all who watch the same', () => {
    const screens = [watching('a', 'b'), watching('b', 'a'), watching('b', 'c')].map((each) => each.screen)
    encoded = 0
    hub.change('a', [['k', point(1)]])
    hub.change('b', [['k', point(1)]])
    broadcast.tick(100)
    expect(screens.map((screen) => screen.kinds)).toEqual([['d:a d:b'], ['d:a d:b'], ['d:b']])
    expect(encoded).toBe(2)
    expect(broadcast.counts).toMatchObject({ frames: 6, values: 11 })
  })

  it('says that somebody is owed something, until it is paid', () => {
    const { screen, seat } = watching('a')
    expect(broadcast.owesAny).toBe(false)
    broadcast.watch(seat, 'b')
    broadcast.refuse(seat, { topic: 'x', code: 'unknown_topic', sentence: 'Không có.' })
    expect(woken).toBe(3)
    expect(broadcast.owesAny).toBe(true)
    screen.isReading = false
    broadcast.tick(1)
    expect(broadcast.owesAny).toBe(true)
    screen.isReading = true
    broadcast.tick(2)
    expect(broadcast.owesAny).toBe(false)
  })

  it('queues nothing for a viewer that does not read, and brings it up when it reads again', () => {
    const { screen } = watching('a', 'b')
    screen.isReading = false
    for (const v of [1, 2, 3]) {
      hub.change('a', [['k', point(v)]])
      broadcast.tick(v * 100)
    }
    expect(screen.kinds).toEqual([])
    expect(broadcast.behind).toBe(1)
    screen.isReading = true
    broadcast.tick(400)
    expect(screen.kinds).toEqual(['d:a d:a d:a c:b'])
    expect(broadcast.behind).toBe(0)
    hub.change('b', [['k', point(9)]])
    broadcast.tick(500)
    expect(screen.kinds.slice(1)).toEqual(['d:b'])
  })

  it('sends a snapshot when a viewer slept through more than the ring holds', () => {
    const { screen } = watching('a')
    screen.isReading = false
    for (let v = 1; v < 20; v += 1) {
      hub.change('a', [['k', point(v)]])
      broadcast.tick(v)
    }
    screen.isReading = true
    broadcast.tick(30)
    expect(screen.frames).toMatchObject([[{ k: 's', items: { k: { v: 19 } } }]])
  })

  it('cuts a viewer that has not read for too long', () => {
    const { screen } = watching('a')
    screen.isReading = false
    hub.change('a', [['k', point(1)]])
    broadcast.tick(100)
    broadcast.tick(1_099)
    expect(screen.isCut).toBe(false)
    broadcast.tick(1_100)
    expect(screen.isCut).toBe(true)
    expect(broadcast).toMatchObject({ seats: 0, behind: 0, counts: { left: 1, cut: 1 } })
  })

  it('spreads a storm of wishes over ticks, the same share for the first as for the last', () => {
    const screens = Array.from({ length: 8 }, () => {
      const screen = new Screen()
      const seat = broadcast.join(screen)
      for (const topic of ['a', 'b', 'c']) broadcast.watch(seat, topic)
      return screen
    })
    const caughtUp = () => screens.reduce((sum, screen) => sum + screen.frames.flat().length, 0)
    const after = [1, 2, 3].map((tick) => {
      broadcast.tick(tick)
      return caughtUp()
    })
    expect(after).toEqual([10, 20, 24])
  })

  it('ends a catch-up frame at its bound and goes on in the next tick', () => {
    const long = Array.from({ length: 20 }, (_, at) => [`k${at}`, point(at)] as const)
    hub.change('a', long)
    hub.flush(0)
    const screen = new Screen()
    const seat = broadcast.join(screen)
    for (const topic of ['a', 'b']) broadcast.watch(seat, topic)
    broadcast.serve(seat, 0)
    expect(screen.kinds).toEqual(['s:a'])
    broadcast.tick(1)
    expect(screen.kinds).toEqual(['s:a', 's:b'])
  })

  it('tells a refusal by name and stops the topic', () => {
    const { screen, seat } = watching('a', 'b')
    broadcast.refuse(seat, { topic: 'a', code: 'forbidden', sentence: 'Không được phép.' })
    hub.change('a', [['k', point(1)]])
    hub.change('b', [['k', point(1)]])
    broadcast.tick(100)
    expect(screen.kinds).toEqual(['d:b', 'r:a'])
  })

  it('sends nothing of a topic that was unwatched, owed or not', () => {
    const { screen, seat } = watching('a', 'b')
    broadcast.unwatch(seat, ['a'])
    broadcast.watch(seat, 'b')
    broadcast.unwatch(seat, ['b'])
    for (const topic of ['a', 'b']) hub.change(topic, [['k', point(1)]])
    broadcast.tick(100)
    expect(screen.kinds).toEqual([])
    expect(seat.size).toBe(0)
  })
})
