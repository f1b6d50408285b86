import { liveLimits, type Message, type Point, type RefusalCode, type TopicWish } from '@toan-canh/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { ManualScheduler } from './manual-scheduler.ts'
import { createTopicStore, graceMs, type TopicStore, type TopicWire } from './topic-store.ts'
import { itemsOf } from './topic-view.ts'

function point(v: number): Point {
  return { v, l: 'none', s: v }
}

function snapshot(topic: string, items: Record<string, Point>, seq = 0, epoch = 'e'): Message {
  return { k: 's', topic, epoch, seq, items }
}

function delta(topic: string, seq: number, items: Record<string, Point | null>): Message {
  return { k: 'd', topic, epoch: 'e', seq, items }
}

function refusal(topic: string, code: RefusalCode): Message {
  return { k: 'r', topic, code, sentence: `${code}.` }
}

class Wire implements TopicWire {
  readonly asked: (readonly TopicWish[])[] = []
  readonly left: string[] = []
  subscribe(wishes: readonly TopicWish[]): void {
    this.asked.push(wishes)
  }
  unsubscribe(topics: readonly string[]): void {
    this.left.push(...topics)
  }
}

describe(createTopicStore, () => {
  let scheduler: ManualScheduler
  let wire: Wire
  let store: TopicStore
  const changes: string[] = []

  beforeEach(() => {
    scheduler = new ManualScheduler()
    wire = new Wire()
    store = createTopicStore(scheduler)
    changes.length = 0
  })

  function watch(topic: string): Disposable {
    return store.watch(topic, () => changes.push(topic))
  }

  function paintedWith(...messages: Message[]): void {
    store.receive(messages)
    scheduler.paint()
  }

  it('asks for all topics of a page in one request, however many widgets want them', () => {
    store.linkUp(wire)
    for (const topic of ['a', 'b', 'a']) watch(topic)
    scheduler.settle()
    expect(wire.asked).toEqual([[{ topic: 'a' }, { topic: 'b' }]])
    expect(store.view('a')).toEqual({ kind: 'waiting' })
  })

  it('divides what is over the bound of a request', () => {
    for (let at = 0; at < liveLimits.topicsPerRequest + 1; at += 1) watch(`t${at}`)
    store.linkUp(wire)
    scheduler.settle()
    expect(wire.asked.map((wishes) => wishes.length)).toEqual([liveLimits.topicsPerRequest, 1])
  })

  it('shows what arrived at the next frame, once, however many messages came', () => {
    watch('a')
    store.linkUp(wire)
    store.receive([snapshot('a', { x: point(1) })])
    store.receive([delta('a', 1, { x: point(2) }), delta('a', 2, { x: point(3) })])
    expect(store.view('a')).toEqual({ kind: 'waiting' })
    expect(scheduler.frames).toBe(1)
    scheduler.paint()
    expect(store.view('a')).toEqual({ kind: 'live', items: new Map([['x', point(3)]]) })
    expect(changes).toEqual(['a'])
  })

  it('keeps the identity of what did not change: other keys, other topics, the status', () => {
    for (const topic of ['a', 'b']) watch(topic)
    store.linkUp(wire)
    paintedWith(snapshot('a', { x: point(1), y: point(2) }), snapshot('b', { x: point(1) }))
    const before = { y: itemsOf(store.view('a')).get('y'), status: store.status('a'), other: store.view('b') }
    paintedWith(delta('a', 1, { x: point(9) }))
    expect(itemsOf(store.view('a')).get('x')).toEqual(point(9))
    expect(itemsOf(store.view('a')).get('y')).toBe(before.y)
    expect(store.status('a')).toBe(before.status)
    expect(store.view('b')).toBe(before.other)
    expect(changes).toEqual(['a', 'b', 'a'])
  })

  it('does not disturb anybody with what it has already', () => {
    watch('a')
    store.linkUp(wire)
    paintedWith(snapshot('a', { x: point(1) }, 4))
    paintedWith(delta('a', 4, { x: point(1) }))
    expect(changes).toEqual(['a'])
    expect(scheduler.frames).toBe(0)
  })

  it('asks from where it stands when it missed something', () => {
    watch('a')
    store.linkUp(wire)
    scheduler.settle()
    paintedWith(snapshot('a', { x: point(1) }, 4))
    paintedWith(delta('a', 6, { x: point(3) }))
    expect(wire.asked.at(-1)).toEqual([{ topic: 'a', after: { epoch: 'e', seq: 4 } }])
    expect(itemsOf(store.view('a')).get('x')).toEqual(point(1))
  })

  it('marks what it knows stale since the link was lost, and live only when the server has spoken again', () => {
    for (const topic of ['a', 'new']) watch(topic)
    store.linkUp(wire)
    paintedWith(snapshot('a', { x: point(1) }, 4))
    store.linkDown(77)
    store.linkDown(88)
    scheduler.paint()
    expect(store.view('a')).toEqual({ kind: 'stale', since: 77, items: new Map([['x', point(1)]]) })
    expect(store.status('a')).toEqual({ kind: 'stale', since: 77 })
    expect(store.view('new')).toEqual({ kind: 'waiting' })
    const next = new Wire()
    store.linkUp(next)
    scheduler.paint()
    expect(next.asked).toEqual([[{ topic: 'a', after: { epoch: 'e', seq: 4 } }, { topic: 'new' }]])
    expect(store.status('a').kind).toBe('stale')
    paintedWith({ k: 'c', topic: 'a', epoch: 'e', seq: 4 })
    expect(store.view('a')).toEqual({ kind: 'live', items: new Map([['x', point(1)]]) })
  })

  it('takes the state of another run of the server', () => {
    watch('a')
    store.linkUp(wire)
    paintedWith(snapshot('a', { x: point(1) }, 40))
    store.linkDown(77)
    store.linkUp(new Wire())
    paintedWith(snapshot('a', { x: point(2) }, 0, 'other'))
    expect(store.view('a')).toEqual({ kind: 'live', items: new Map([['x', point(2)]]) })
  })

  it('shows a refusal with its sentence and does not ask again', () => {
    watch('a')
    store.linkUp(wire)
    scheduler.settle()
    paintedWith(refusal('a', 'unknown_indicator'))
    expect(store.view('a')).toEqual({ kind: 'refused', code: 'unknown_indicator', sentence: 'unknown_indicator.' })
    scheduler.pass(600_000)
    expect(wire.asked).toHaveLength(1)
  })

  it.each(['busy', 'too_many_topics'] as const)('asks again after %s, later and later', (code) => {
    watch('a')
    store.linkUp(wire)
    scheduler.settle()
    paintedWith(refusal('a', code))
    expect(store.view('a')).toMatchObject({ kind: 'refused', code })
    scheduler.pass(499)
    expect(wire.asked).toHaveLength(1)
    scheduler.pass(1)
    expect(wire.asked).toHaveLength(2)
    paintedWith(refusal('a', code))
    scheduler.pass(999)
    expect(wire.asked).toHaveLength(2)
    scheduler.pass(1)
    expect(wire.asked).toHaveLength(3)
    paintedWith(snapshot('a', { x: point(1) }))
    expect(store.status('a')).toEqual({ kind: 'live' })
  })

  it('keeps known values when the server is busy after the link was lost', () => {
    watch('a')
    store.linkUp(wire)
    paintedWith(snapshot('a', { x: point(1) }))
    store.linkDown(77)
    store.linkUp(wire)
    paintedWith(refusal('a', 'busy'))
    expect(store.view('a')).toEqual({ kind: 'stale', since: 77, items: new Map([['x', point(1)]]) })
  })

  it('leaves a topic some time after its last widget has gone, unless one comes back', () => {
    store.linkUp(wire)
    const [first, second] = [watch('a'), watch('a')]
    first[Symbol.dispose]()
    first[Symbol.dispose]()
    scheduler.pass(graceMs)
    expect(wire.left).toEqual([])
    second[Symbol.dispose]()
    scheduler.pass(graceMs - 1)
    const third = watch('a')
    scheduler.pass(graceMs)
    expect(wire.left).toEqual([])
    third[Symbol.dispose]()
    scheduler.pass(graceMs)
    expect(wire.left).toEqual(['a'])
    expect([store.size, scheduler.timers]).toEqual([0, 0])
    expect(store.view('a')).toEqual({ kind: 'waiting' })
  })

  it('leaves idle topics at once when there are as many as a viewer may have', () => {
    store.linkUp(wire)
    watch('idle')[Symbol.dispose]()
    for (let at = 0; at < liveLimits.topicsPerViewer; at += 1) watch(`t${at}`)
    expect(wire.left).toEqual(['idle'])
    expect(store.size).toBe(liveLimits.topicsPerViewer)
  })

  describe('without its centre', () => {
    const kept = (v: number, at: number) => ({
      held: { kind: 'open' as const, epoch: 'e', seq: 3, items: new Map([['x', point(v)]]) },
      at,
    })

    it('shows what was kept, as old as it is, of what is watched and of what will be', () => {
      watch('a')
      store.recall(
        new Map([
          ['a', kept(1, 50)],
          ['b', kept(2, 40)],
        ]),
      )
      watch('b')
      watch('c')
      scheduler.paint()
      expect(store.view('a')).toEqual({ kind: 'stale', since: 50, items: new Map([['x', point(1)]]) })
      expect(store.view('b')).toEqual({ kind: 'stale', since: 40, items: new Map([['x', point(2)]]) })
      expect(store.view('c')).toEqual({ kind: 'waiting' })
    })

    it('keeps what it knows itself, which is newer', () => {
      watch('a')
      store.linkUp(wire)
      paintedWith(snapshot('a', { x: point(9) }))
      store.linkDown(77)
      store.recall(new Map([['a', kept(1, 50)]]))
      scheduler.paint()
      expect(store.view('a')).toEqual({ kind: 'stale', since: 77, items: new Map([['x', point(9)]]) })
    })

    it('goes on from where it was kept, and forgets the rest when the centre is back', () => {
      store.recall(
        new Map([
          ['a', kept(1, 50)],
          ['b', kept(2, 40)],
        ]),
      )
      watch('a')
      store.linkUp(wire)
      scheduler.settle()
      expect(wire.asked).toEqual([[{ topic: 'a', after: { epoch: 'e', seq: 3 } }]])
      paintedWith({ k: 'd', topic: 'a', epoch: 'e', seq: 4, items: { x: point(5) } })
      expect(store.view('a')).toEqual({ kind: 'live', items: new Map([['x', point(5)]]) })
      watch('b')
      scheduler.paint()
      expect(store.view('b')).toEqual({ kind: 'waiting' })
    })

    it('is not talked into an old state while the link stands', () => {
      store.linkUp(wire)
      store.recall(new Map([['a', kept(1, 50)]]))
      watch('a')
      scheduler.paint()
      expect(store.view('a')).toEqual({ kind: 'waiting' })
    })
  })

  it('tells what is in step with the centre, also as it lets it go', () => {
    const gone: string[] = []
    const heed = store.heedRelease((topic, { seq }) => gone.push(`${topic} ${seq}`))
    store.linkUp(wire)
    const [first, second] = [watch('a'), watch('b')]
    paintedWith(snapshot('a', { x: point(1) }, 7))
    expect(store.inStep().map(([topic, { seq }]) => [topic, seq])).toEqual([['a', 7]])
    first[Symbol.dispose]()
    second[Symbol.dispose]()
    scheduler.pass(graceMs)
    expect(gone).toEqual(['a 7'])
    heed[Symbol.dispose]()
    watch('a')
    paintedWith(snapshot('a', { x: point(1) }, 8))
    store.linkDown(77)
    expect(store.inStep()).toEqual([])
  })

  it('ignores frames of topics that nobody wants', () => {
    store.linkUp(wire)
    paintedWith(snapshot('late', { x: point(1) }))
    expect([store.size, scheduler.frames]).toEqual([0, 0])
  })
})
