import { describe, expect, it } from 'vitest'
import { readTogether } from './read-together.ts'

/** A reader of numbers that doubles them, holds each reading until released, and remembers what was read together. */
function aReader(limits: { atOnce?: number; most?: number } = {}) {
  const readings: { readonly asks: readonly number[]; readonly gate: PromiseWithResolvers<void> }[] = []
  const ask = readTogether(
    async (asks: readonly number[]) => {
      const gate = Promise.withResolvers<void>()
      readings.push({ asks, gate })
      await gate.promise
      return asks.map((each) => 2 * each)
    },
    { atOnce: 1, most: 10, ...limits },
  )
  const turn = () => new Promise((resolve) => setImmediate(resolve))
  return { ask, turn, readings, asked: () => readings.map(({ asks }) => asks) }
}

describe(readTogether, () => {
  it('reads together what is asked in one turn, and answers each its own', async () => {
    const { ask, turn, readings, asked } = aReader()
    const answers = Promise.all([ask(1), ask(2), ask(3)])
    await turn()
    readings[0]?.gate.resolve()
    expect(await answers).toEqual([2, 4, 6])
    expect(asked()).toEqual([[1, 2, 3]])
  })

  it('reads together what is asked while readings are under way, so many at a time', async () => {
    const { ask, turn, readings, asked } = aReader({ most: 2 })
    const answers = [ask(1)]
    await turn()
    answers.push(ask(2), ask(3), ask(4))
    await turn()
    expect(asked()).toEqual([[1]])
    for (const at of [0, 1, 2]) {
      readings[at]?.gate.resolve()
      await turn()
    }
    expect(await Promise.all(answers)).toEqual([2, 4, 6, 8])
    expect(asked()).toEqual([[1], [2, 3], [4]])
  })

  it('has no more readings under way than it may', async () => {
    const { ask, turn, readings, asked } = aReader({ atOnce: 2, most: 1 })
    const answers = Promise.all([ask(1), ask(2), ask(3)])
    await turn()
    expect(asked()).toEqual([[1], [2]])
    readings[1]?.gate.resolve()
    await turn()
    expect(asked()).toEqual([[1], [2], [3]])
    for (const { gate } of readings) gate.resolve()
    expect(await answers).toEqual([2, 4, 6])
  })

  it('fails all that was asked together, and reads on', async () => {
    const { ask, turn, readings } = aReader()
    const lost = [ask(1), ask(2)].map(async (each) => expect(each).rejects.toThrow('connection refused'))
    await turn()
    readings[0]?.gate.reject(new Error('connection refused'))
    await Promise.all(lost)
    const next = ask(5)
    await turn()
    readings[1]?.gate.resolve()
    expect(await next).toBe(10)
  })

  it('leaves no ask without an answer', async () => {
    const ask = readTogether(() => Promise.resolve([]), { atOnce: 1, most: 10 })
    await expect(ask(1)).rejects.toThrow('0 answers to 1 asks')
  })
})
