import type { Message, Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { applyMessage, type TopicState, waiting } from './apply-message.ts'

function point(v: number): Point {
  return { v, l: 'none', s: v }
}

const kept = point(1)
const open: TopicState = { kind: 'open', epoch: 'e', seq: 5, items: new Map([['a', kept]]) }

function delta(seq: number, items: Record<string, Point | null>, epoch = 'e'): Message {
  return { k: 'd', topic: 't', epoch, seq, items }
}

describe(applyMessage, () => {
  it('opens with a snapshot', () => {
    const message: Message = { k: 's', topic: 't', epoch: 'e', seq: 5, items: { a: kept } }
    expect(applyMessage(waiting, message)).toEqual(open)
  })

  it('applies a delta to its predecessor and keeps the identity of what did not change', () => {
    const next = applyMessage(open, delta(6, { b: point(2) }))
    expect(next).toEqual({
      kind: 'open',
      epoch: 'e',
      seq: 6,
      items: new Map([
        ['a', kept],
        ['b', point(2)],
      ]),
    })
    expect(next !== 'gap' && next.kind === 'open' && next.items.get('a')).toBe(kept)
    expect(open.items.size).toBe(1)
  })

  it('removes a key by null', () => {
    expect(applyMessage(open, delta(6, { a: null }))).toMatchObject({ seq: 6, items: new Map() })
  })

  it.each([
    ['a delta seen before', delta(5, { a: point(9) })],
    ['an older snapshot', { k: 's', topic: 't', epoch: 'e', seq: 4, items: {} }],
    ['the word that nothing is newer', { k: 'c', topic: 't', epoch: 'e', seq: 5 }],
  ] satisfies [string, Message][])('is unmoved by %s', (_, message) => {
    expect(applyMessage(open, message)).toBe(open)
  })

  it.each([
    ['a delta that skips one', open, delta(7, {})],
    ['a delta of another epoch', open, delta(6, {}, 'other')],
    ['a delta before any snapshot', waiting, delta(1, {})],
    ['the word that a newer position is current', open, { k: 'c', topic: 't', epoch: 'e', seq: 6 }],
  ] satisfies [string, TopicState, Message][])('calls %s a gap', (_, state, message) => {
    expect(applyMessage(state, message)).toBe('gap')
  })

  it('takes the snapshot of another epoch whatever its number', () => {
    const message: Message = { k: 's', topic: 't', epoch: 'new', seq: 0, items: {} }
    expect(applyMessage(open, message)).toEqual({ kind: 'open', epoch: 'new', seq: 0, items: new Map() })
  })

  it('shows a refusal with its sentence', () => {
    const message: Message = { k: 'r', topic: 't', code: 'forbidden', sentence: 'Không được phép.' }
    expect(applyMessage(open, message)).toEqual({ kind: 'refused', code: 'forbidden', sentence: 'Không được phép.' })
  })
})
