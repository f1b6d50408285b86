import { parseTopic, type Topic } from '@toan-canh/contract'
import { createHub, type Hub } from '@toan-canh/live'
import { beforeEach, describe, expect, it } from 'vitest'
import { type GatewayLimits, gatewayLimits } from './gateway-limits.ts'
import { eventually, point, readingOf, ScriptedFeed } from './live-fixture.ts'
import { createOpenTopics, type OpenTopics, type Settled } from './open-topics.ts'

const name = readingOf('tthc.received_total')

function topicOf(text: string): Topic {
  const topic = parseTopic(text)
  if (topic === null) throw new Error(`${text} names no topic`)
  return topic
}

describe(createOpenTopics, () => {
  let feed: ScriptedFeed
  let hub: Hub
  let now = 0
  const faults: unknown[] = []

  beforeEach(() => {
    feed = new ScriptedFeed()
    hub = createHub({ epoch: 'run', ...gatewayLimits })
    now = 0
    faults.length = 0
  })

  function opening(limits: Partial<GatewayLimits> = {}): OpenTopics {
    const onFault = (fault: unknown) => void faults.push(fault)
    return createOpenTopics({ hub, feed, clock: () => now, limits: { ...gatewayLimits, ...limits }, onFault })
  }

  function holding(topics: OpenTopics, topic = name): { settled: Settled[]; held: Disposable } {
    const settled: Settled[] = []
    return { settled, held: topics.hold(topicOf(topic), topic, (each) => settled.push(each)) }
  }

  function value(topic = name): unknown {
    return hub.state(topic)?.get('')
  }

  it('asks the feed once and lets every holder know', async () => {
    const topics = opening()
    const early = [holding(topics), holding(topics)]
    await eventually(() => expect(early.map((each) => each.settled)).toEqual([['open'], ['open']]))
    expect(holding(topics).settled).toEqual(['open'])
    expect(feed.opened).toEqual([name])
  })

  it('shares name and topic among holders as long as it keeps the topic', () => {
    const topics = opening()
    const topic = topicOf(name)
    expect(topics.shared(name)).toBeUndefined()
    const first = topics.hold(topic, name, () => {})
    topics.hold(topicOf(name), name, () => {})
    expect(topics.shared(name)?.topic).toBe(topic)
    first[Symbol.dispose]()
    expect(topics.shared(name)?.topic).toBe(topic)
  })

  it('lays what was published while the feed was reading over what it read, unless that is of a later commit', async () => {
    const topics = opening()
    let read = () => {}
    feed.answer = () => new Promise((resolve) => (read = () => resolve(null)))
    const { settled } = holding(topics)
    feed.change(name, { '': point(3), other: point(3) })
    feed.states.set(
      name,
      new Map([
        ['', point(5)],
        ['other', point(2)],
      ]),
    )
    read()
    await eventually(() => expect(settled).toEqual(['open']))
    hub.flush(0)
    expect(hub.state(name)).toEqual(
      new Map([
        ['', point(5)],
        ['other', point(3)],
      ]),
    )
  })

  it('keeps an idle topic for a while, alive, then closes it', async () => {
    const topics = opening({ idleMs: 1_000 })
    const { settled, held } = holding(topics)
    await eventually(() => expect(settled).toEqual(['open']))
    held[Symbol.dispose]()
    feed.change(name, { '': point(4) })
    hub.flush(0)
    now = 999
    topics.sweep(now)
    expect(value()).toEqual(point(4))
    now = 1_000
    topics.sweep(now)
    expect(hub.has(name)).toBe(false)
    expect(feed.closed).toEqual([name])
    feed.change(name, { '': point(5) })
    expect(hub.flush(0)).toEqual([])
  })

  it('does not close an idle topic that is held again', async () => {
    const topics = opening({ idleMs: 1_000 })
    const { settled, held } = holding(topics)
    await eventually(() => expect(settled).toEqual(['open']))
    held[Symbol.dispose]()
    holding(topics)
    topics.sweep(5_000)
    expect(feed.closed).toEqual([])
  })

  it('keeps a bounded number of idle topics, the newest', async () => {
    const topics = opening({ idleTopics: 1 })
    const names = ['a', 'b', 'c'].map(readingOf)
    for (const each of names) {
      const { settled, held } = holding(topics, each)
      await eventually(() => expect(settled).toEqual(['open']))
      held[Symbol.dispose]()
    }
    expect(feed.closed).toEqual(names.slice(0, 2))
    expect(topics.counts).toMatchObject({ open: 1, idle: 1 })
  })

  it('opens a bounded number at once, lets a bounded number wait and refuses others as busy', async () => {
    const topics = opening({ opensAtOnce: 1, opensWaiting: 1 })
    const reads: (() => void)[] = []
    feed.answer = () => new Promise((resolve) => reads.push(() => resolve(null)))
    const [first, second, third] = ['a', 'b', 'c'].map((each) => holding(topics, readingOf(each)))
    expect(third?.settled).toMatchObject([{ code: 'busy' }])
    expect(feed.opened).toEqual([readingOf('a')])
    reads[0]?.()
    await eventually(() => expect(feed.opened).toEqual(['a', 'b'].map(readingOf)))
    reads[1]?.()
    await eventually(() => expect([first?.settled, second?.settled]).toEqual([['open'], ['open']]))
  })

  it('does not ask the feed for a topic that was given up while it waited', async () => {
    const topics = opening({ opensAtOnce: 1 })
    let read = () => {}
    feed.answer = () => new Promise((resolve) => (read = () => resolve(null)))
    const first = holding(topics, readingOf('a'))
    holding(topics, readingOf('b')).held[Symbol.dispose]()
    read()
    await eventually(() => expect(first.settled).toEqual(['open']))
    expect(feed.opened).toEqual([readingOf('a')])
    expect(topics.counts).toMatchObject({ open: 1, waiting: 0, opening: 0 })
  })

  it('refuses as busy what the feed fails to open, tells the fault, and asks anew next time', async () => {
    const topics = opening()
    feed.answer = () => Promise.reject(new Error('no database'))
    const { settled } = holding(topics)
    await eventually(() => expect(settled).toMatchObject([{ code: 'busy' }]))
    expect(faults).toEqual([new Error('no database')])
    feed.answer = null
    const again = holding(topics)
    await eventually(() => expect(again.settled).toEqual(['open']))
  })

  it('refuses as busy what takes too long, once, and closes it when it comes after all', async () => {
    const topics = opening({ openWithinMs: 5 })
    let read = () => {}
    feed.answer = () => new Promise((resolve) => (read = () => resolve(null)))
    const { settled } = holding(topics)
    await eventually(() => expect(settled).toMatchObject([{ code: 'busy' }]))
    read()
    await eventually(() => expect(feed.closed).toEqual([name]))
    expect(settled).toHaveLength(1)
    expect(topics.counts).toMatchObject({ open: 0, opening: 0 })
  })

  it('refuses a topic with more keys than the bound', async () => {
    const topics = opening({ itemsPerTopic: 1 })
    feed.change(name, { a: point(1), b: point(2) })
    const { settled } = holding(topics)
    await eventually(() => expect(settled).toMatchObject([{ code: 'out_of_bounds' }]))
    expect(feed.closed).toEqual([name])
  })

  it('makes room for a new topic by closing an idle one, and refuses as busy when none is idle', async () => {
    const topics = opening({ openTopics: 1 })
    const { settled, held } = holding(topics, readingOf('a'))
    await eventually(() => expect(settled).toEqual(['open']))
    expect(holding(topics, readingOf('b')).settled).toMatchObject([{ code: 'busy' }])
    held[Symbol.dispose]()
    const second = holding(topics, readingOf('b'))
    await eventually(() => expect(second.settled).toEqual(['open']))
    expect(feed.closed).toEqual([readingOf('a')])
  })
})
