import { describe, expect, it } from 'vitest'
import { addressesAfter } from './island-store.ts'

describe(addressesAfter, () => {
  it('notes when each output was written', () => {
    const { kept, gone } = addressesAfter(new Map([['/walls/a', 1]]), { address: '/walls/b', at: 2 })
    expect([[...kept], gone]).toEqual([
      [
        ['/walls/b', 2],
        ['/walls/a', 1],
      ],
      [],
    ])
  })

  it('lets the outputs go that were written longest ago, beyond eight', () => {
    const known = new Map(Array.from({ length: 8 }, (_, at) => [`/walls/${at}`, at]))
    const { kept, gone } = addressesAfter(known, { address: '/walls/new', at: 100 })
    expect([kept.size, kept.has('/walls/new'), gone]).toEqual([8, true, ['/walls/0']])
  })

  it('begins anew over what it cannot read', () => {
    expect([...addressesAfter('?', { address: '/walls/a', at: 1 }).kept]).toEqual([['/walls/a', 1]])
  })
})
