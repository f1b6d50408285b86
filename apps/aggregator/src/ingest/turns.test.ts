import { describe, expect, it } from 'vitest'
import { Turns } from './turns.ts'

describe(Turns, () => {
  it('lets no more than so many work at once, and all of them in the order in which they came', async () => {
    const turns = new Turns(2)
    const done: number[] = []
    let working = 0
    let most = 0
    async function work(index: number): Promise<void> {
      working += 1
      most = Math.max(most, working)
      await new Promise((resolve) => setImmediate(resolve))
      working -= 1
      done.push(index)
    }
    await Promise.all(Array.from({ length: 20 }, (_, index) => turns.during(() => work(index))))
    expect(most).toBe(2)
    expect(done).toEqual(Array.from({ length: 20 }, (_, index) => index))
  })

  it('goes on after work that fails', async () => {
    const turns = new Turns(1)
    await expect(turns.during(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await turns.during(() => Promise.resolve('yes'))).toBe('yes')
  })
})
