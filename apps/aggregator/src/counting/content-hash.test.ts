import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contentHash } from './content-hash.ts'

describe(contentHash, () => {
  it('does not depend on the order of keys, at any depth, nor on keys without a value', () => {
    const one = { a: 1, b: { c: [{ d: 1, e: 2 }], f: null } }
    const other = { b: { f: null, c: [{ e: 2, d: 1 }] }, g: undefined, a: 1 }
    expect(contentHash(one)).toBe(contentHash(other))
  })

  it('survives being written and read as JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value)
        const again: unknown = JSON.parse(text)
        expect(contentHash(again)).toBe(contentHash(value))
      }),
    )
  })

  it.each([
    [{ a: 1 }, { a: '1' }],
    [
      [1, 2],
      [2, 1],
    ],
    [{ a: null }, {}],
    [{ a: [] }, { a: {} }],
  ])('tells %j from %j', (one, other) => {
    expect(contentHash(one)).not.toBe(contentHash(other))
  })
})
