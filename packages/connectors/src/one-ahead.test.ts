import { describe, expect, it } from 'vitest'
import { oneAhead } from './one-ahead.ts'

async function* counted(log: string[], most: number): AsyncGenerator<number> {
  try {
    for (let step = 1; step <= most; step += 1) {
      log.push(`made ${String(step)}`)
      yield step
    }
    throw new Error('beyond the last')
  } finally {
    log.push('ended')
  }
}

describe(oneAhead, () => {
  it('makes one step more than was taken, and no further', async () => {
    const log: string[] = []
    const steps = oneAhead(counted(log, 5))
    await steps.next()
    await steps.next()
    expect(log).toEqual(['made 1', 'made 2', 'made 3'])
    await steps.return(undefined)
    expect(log.at(-1)).toBe('ended')
  })

  it('fails where the step is taken, after all before it', async () => {
    const taken: number[] = []
    const take = async (): Promise<void> => {
      for await (const step of oneAhead(counted([], 2))) taken.push(step)
    }
    await expect(take()).rejects.toThrow('beyond the last')
    expect(taken).toEqual([1, 2])
  })
})
