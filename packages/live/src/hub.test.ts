import type { Point } from '@toan-canh/contract'
import { beforeEach, describe, expect, it } from 'vitest'
import { createHub, type Hub } from './hub.ts'

const limits = { ringFrames: 3, ringChars: 10_000, itemsPerTopic: 4 }

function point(v: number): Point {
  return { v, l: 'none', s: v }
}

function messagesOf(encoded: { text: string } | null): unknown[] {
  return JSON.parse(`[${encoded?.text ?? ''}]`)
}

describe(createHub, () => {
  let hub: Hub
  beforeEach(() => {
    hub = createHub({ epoch: 'run', ...limits })
    hub.open('t', { items: [['a', point(1)]], everyMs: 0 })
  })

  it('gives a snapshot of the state as of the last flush, without what is still gathered', () => {
    hub.change('t', [['a', point(2)]])
    expect(messagesOf(hub.catchUp('t'))).toEqual([
      { k: 's', topic: 't', epoch: 'run.1', seq: 0, items: { a: point(1) } },
    ])
  })

  it('sends one delta per tick with the newest item per key', () => {
    hub.change('t', [
      ['a', point(2)],
      ['b', point(3)],
    ])
    hub.change('t', [['a', point(4)]])
    const flushed = hub.flush(0)
    expect(flushed.map(messagesOf)).toEqual([
      [{ k: 'd', topic: 't', epoch: 'run.1', seq: 1, items: { a: point(4), b: point(3) } }],
    ])
    expect(flushed[0]?.values).toBe(2)
    expect(hub.flush(1)).toEqual([])
  })

  it('has something pending until the flush that tells it', () => {
    hub.open('slow', { items: [], everyMs: 250 })
    hub.change('slow', [['a', point(1)]])
    hub.flush(0)
    expect(hub.hasPending).toBe(false)
    hub.change('slow', [['a', point(2)]])
    hub.flush(100)
    expect(hub.hasPending).toBe(true)
    hub.flush(250)
    expect(hub.hasPending).toBe(false)
  })

  it('sends nothing for a value that has come back to what it was', () => {
    hub.change('t', [['a', point(2)]])
    hub.change('t', [['a', point(1)]])
    expect(hub.flush(0)).toEqual([])
    expect(hub.position('t')).toEqual({ epoch: 'run.1', seq: 0 })
  })

  it('removes a key by null, once', () => {
    hub.change('t', [['a', null]])
    expect(hub.flush(0).map(messagesOf)).toMatchObject([[{ k: 'd', items: { a: null } }]])
    hub.change('t', [['a', null]])
    expect(hub.flush(1)).toEqual([])
    expect(hub.state('t')?.size).toBe(0)
  })

  it('resumes with the deltas after a position while it still has them', () => {
    for (const v of [2, 3, 4]) {
      hub.change('t', [['a', point(v)]])
      hub.flush(v)
    }
    expect(messagesOf(hub.catchUp('t', { epoch: 'run.1', seq: 1 }))).toMatchObject([
      { k: 'd', seq: 2 },
      { k: 'd', seq: 3 },
    ])
    expect(messagesOf(hub.catchUp('t', { epoch: 'run.1', seq: 3 }))).toEqual([
      { k: 'c', topic: 't', epoch: 'run.1', seq: 3 },
    ])
  })

  it.each([
    ['of another epoch', { epoch: 'other.1', seq: 4 }],
    ['older than the ring', { epoch: 'run.1', seq: 0 }],
    ['ahead of the topic', { epoch: 'run.1', seq: 99 }],
  ])('answers a position %s with a snapshot', (_, after) => {
    for (const v of [2, 3, 4, 5]) {
      hub.change('t', [['a', point(v)]])
      hub.flush(v)
    }
    expect(messagesOf(hub.catchUp('t', after))).toMatchObject([{ k: 's', seq: 4, items: { a: point(5) } }])
  })

  it('drops deltas over the bound in characters', () => {
    const small = createHub({ epoch: 'run', ...limits, ringChars: 100 })
    small.open('t', { items: [], everyMs: 0 })
    for (const v of [1, 2]) {
      small.change('t', [['a', point(v)]])
      small.flush(v)
    }
    expect(messagesOf(small.catchUp('t', { epoch: 'run.1', seq: 0 }))).toMatchObject([{ k: 's' }])
    expect(messagesOf(small.catchUp('t', { epoch: 'run.1', seq: 1 }))).toMatchObject([{ k: 'd', seq: 2 }])
  })

  it('refuses new keys over the bound and says how many', () => {
    const many = ['b', 'c', 'd', 'e', 'f'].map((key) => [key, point(1)] as const)
    expect(hub.change('t', many)).toBe(2)
    expect(hub.change('t', [['a', point(9)]])).toBe(0)
    hub.flush(0)
    expect([...(hub.state('t')?.keys() ?? [])]).toEqual(['a', 'b', 'c', 'd'])
  })

  it('starts a new epoch when a topic is opened again, so that an old position gets a snapshot', () => {
    hub.close('t')
    expect(hub.catchUp('t')).toBeNull()
    expect(hub.change('t', [['a', point(2)]])).toBe(0)
    hub.open('t', { items: [['a', point(7)]], everyMs: 0 })
    expect(messagesOf(hub.catchUp('t', { epoch: 'run.1', seq: 0 }))).toMatchObject([{ k: 's', epoch: 'run.2' }])
  })

  it('gives slow topics one delta per span of their own and loses nothing meanwhile', () => {
    hub.open('slow', { items: [], everyMs: 250 })
    const seen = [0, 100, 200, 300, 400, 500].map((now) => {
      hub.change('slow', [['a', point(now)]])
      return hub.flush(now).length
    })
    expect(seen).toEqual([1, 0, 0, 1, 0, 1])
    expect(hub.state('slow')?.get('a')).toEqual(point(500))
  })
})
