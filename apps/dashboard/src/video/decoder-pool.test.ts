import { describe, expect, it } from 'vitest'
import { DecoderPool } from './decoder-pool.ts'

function asking(pool: DecoderPool, names: string) {
  const granted: string[] = []
  const wishes = names.split('').map((name) => pool.ask(() => granted.push(name)))
  return { granted, wishes }
}

describe(DecoderPool, () => {
  it('grants as many as its bound and lets the rest wait in their order', () => {
    const pool = new DecoderPool(2)
    const { granted, wishes } = asking(pool, 'abcd')
    expect([granted.join(''), pool.used]).toEqual(['ab', 2])
    wishes[1]?.[Symbol.dispose]()
    wishes[0]?.[Symbol.dispose]()
    expect([granted.join(''), pool.used]).toEqual(['abcd', 2])
    expect(wishes.map(({ isGranted }) => isGranted)).toEqual([true, true, true, true])
  })

  it('forgets who takes the wish back, and gives a decoder back once', () => {
    const pool = new DecoderPool(1)
    const { granted, wishes } = asking(pool, 'abc')
    wishes[1]?.[Symbol.dispose]()
    wishes[0]?.[Symbol.dispose]()
    wishes[0]?.[Symbol.dispose]()
    expect([granted.join(''), pool.used]).toEqual(['ac', 1])
  })

  it('grants more when its bound grows, and takes nothing away when it shrinks', () => {
    const pool = new DecoderPool(1)
    const { granted } = asking(pool, 'abc')
    pool.setMost(3)
    expect(granted.join('')).toBe('abc')
    pool.setMost(1)
    expect(pool.used).toBe(3)
  })
})
