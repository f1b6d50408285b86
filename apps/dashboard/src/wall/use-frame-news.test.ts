import { describe, expect, it } from 'vitest'
import { fullOf, memoryMb, reloadFor } from './use-frame-news.ts'

describe(memoryMb, () => {
  it.each([
    [{ memory: { usedJSHeapSize: 50 * 1_048_576 } }, 50],
    [{ memory: {} }, null],
    [{}, null],
    [null, null],
  ])('reads %j as %s', (page, mb) => {
    expect(memoryMb(page)).toBe(mb)
  })
})

describe(fullOf, () => {
  const limit = { memory: 500, elements: 10_000 }

  it.each([
    [449, 8_999, null],
    [450, 100, 'memory'],
    [100, 9_000, 'elements'],
    [null, 9_000, 'elements'],
    [null, 100, null],
  ] as const)('finds a page of %s MiB and %i elements full of %s, before its limit', (memory, elements, why) => {
    expect(fullOf(limit, { memoryMb: memory, elements })).toBe(why)
  })
})

describe(reloadFor, () => {
  const order = (id: string, from: number, output: string | null = null) => ({ id, from, to: from + 60_000, output })

  it('follows an order for all and one for this output, not one for another', () => {
    const loaded = { output: 'r1c2', loadedAt: 100 }
    expect(reloadFor([order('1', 200)], loaded)).toBe('1')
    expect(reloadFor([order('1', 200, 'r1c2')], loaded)).toBe('1')
    expect(reloadFor([order('1', 200, 'r1c1')], loaded)).toBeNull()
  })

  it('follows the newest, and none that came before the page was loaded: a page is not loaded again and again', () => {
    expect(reloadFor([order('1', 200), order('2', 300)], { output: null, loadedAt: 100 })).toBe('2')
    expect(reloadFor([order('1', 200)], { output: null, loadedAt: 201 })).toBeNull()
  })
})
