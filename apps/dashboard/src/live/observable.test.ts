import { describe, expect, it } from 'vitest'
import { observable } from './observable.ts'

describe(observable, () => {
  it('tells listeners of other values only, until they stop listening', () => {
    const value = observable(1)
    const seen: number[] = []
    const stop = value.listen(() => seen.push(value.get()))
    value.set(1)
    value.set(2)
    stop()
    value.set(3)
    expect([seen, value.get()]).toEqual([[2], 3])
  })
})
