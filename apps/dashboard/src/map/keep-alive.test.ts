import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { keepAlive, restartDelayMs } from './keep-alive.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

function aFragileThing() {
  const log: string[] = []
  let born = 0
  let lose = () => {}
  let work = () => {}
  let refuses = false
  const kept = keepAlive({
    start: ({ onWorks, onLost }) => {
      if (refuses) throw new Error('no WebGL')
      born += 1
      const name = `canvas ${born}`
      lose = onLost
      work = onWorks
      return { name, [Symbol.dispose]: () => log.push(`${name} disposed`) }
    },
    onChange: (current) => log.push(current ? `${current.name} shown` : 'nothing shown'),
  })
  return { log, kept, lose: () => lose(), work: () => work(), refuse: (value: boolean) => (refuses = value) }
}

describe(restartDelayMs, () => {
  it.each([
    [1, 100],
    [2, 200],
    [5, 1_600],
    [40, 30_000],
  ])('waits after loss %s for %s ms', (losses, delay) => {
    expect(restartDelayMs(losses)).toBe(delay)
  })
})

describe(keepAlive, () => {
  it('builds anew well within a second of a loss, after disposing of the old', () => {
    const { log, lose } = aFragileThing()
    lose()
    vi.advanceTimersByTime(1_000)
    expect(log).toEqual(['canvas 1 shown', 'canvas 1 disposed', 'nothing shown', 'canvas 2 shown'])
  })
  it('tries again when the start itself fails', () => {
    const { log, lose, refuse } = aFragileThing()
    refuse(true)
    lose()
    vi.advanceTimersByTime(250)
    refuse(false)
    vi.advanceTimersByTime(1_000)
    expect(log.at(-1)).toBe('canvas 2 shown')
  })
  it('tries ever more rarely while it keeps failing', () => {
    const { log, lose, refuse } = aFragileThing()
    refuse(true)
    lose()
    vi.advanceTimersByTime(600_000)
    expect(log.filter((line) => line === 'nothing shown').length).toBeLessThan(32)
  })
  it('is there again within a second after every loss of what had worked, however often', () => {
    const { log, lose, work } = aFragileThing()
    for (let loss = 1; loss <= 40; loss++) {
      work()
      lose()
      vi.advanceTimersByTime(150)
      expect(log.at(-1)).toBe(`canvas ${loss + 1} shown`)
    }
  })
  it('waits ever longer for what is lost before it ever worked', () => {
    const { log, lose } = aFragileThing()
    for (let loss = 0; loss < 8; loss++) {
      lose()
      vi.advanceTimersByTime(1_000)
    }
    expect(log.filter((line) => /canvas \d+ shown/.test(line)).length).toBeLessThan(8)
  })
  it('ignores a loss that an old one reports late', () => {
    const { log, lose, kept } = aFragileThing()
    const before = log.length
    kept[Symbol.dispose]()
    lose()
    vi.advanceTimersByTime(1_000)
    expect(log.slice(before)).toEqual(['canvas 1 disposed'])
  })
})
