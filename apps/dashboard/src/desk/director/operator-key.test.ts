import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const place = 'toan-canh:dao-dien'
let held: Map<string, string>

beforeEach(() => {
  held = new Map()
  vi.resetModules()
  vi.stubGlobal('sessionStorage', {
    getItem: (name: string) => held.get(name) ?? null,
    setItem: (name: string, value: string) => held.set(name, value),
    removeItem: (name: string) => held.delete(name),
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('the key of a tab', () => {
  const key = { secret: 'ma-bi-mat', by: 'Trưởng ca trực' }

  it('is there again after the page was loaded anew, and gone when the desk is left', async () => {
    const first = await import('./operator-key.ts')
    expect(first.operatorKey.get()).toBeNull()
    first.takeKey(key)
    vi.resetModules()
    const again = await import('./operator-key.ts')
    expect(again.operatorKey.get()).toEqual(key)
    again.takeKey(null)
    expect([again.operatorKey.get(), held.size]).toEqual([null, 0])
  })

  it.each(['not json', '{}', '7', '{"secret":"x"}'])('is none when the tab holds %j', async (text) => {
    held.set(place, text)
    expect((await import('./operator-key.ts')).operatorKey.get()).toBeNull()
  })

  it('is told to whoever listens, once for each change', async () => {
    const { operatorKey, takeKey } = await import('./operator-key.ts')
    const heard = vi.fn()
    const stop = operatorKey.listen(heard)
    takeKey(key)
    takeKey(key)
    stop()
    takeKey(null)
    expect(heard).toHaveBeenCalledTimes(1)
  })
})
