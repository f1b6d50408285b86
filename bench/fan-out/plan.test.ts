import { parseTopic } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { commits, spreads, topicsOfViewer } from './plan.ts'

describe(topicsOfViewer, () => {
  it.each(spreads)('gives %s topics of the contract, each once', (spread) => {
    for (let viewer = 0; viewer < 200; viewer += 1) {
      const topics = topicsOfViewer(spread, viewer)
      expect(new Set(topics).size).toBe(topics.length)
      expect(topics.every((topic) => parseTopic(topic) !== null)).toBe(true)
    }
  })

  it('gives half of the people the board of the province, three in ten a commune, two in ten a comparison', () => {
    const sizes = Array.from({ length: 2_000 }, (_, viewer) => topicsOfViewer('people', viewer))
    const share = (is: (topics: readonly string[]) => boolean) => sizes.filter(is).length / sizes.length
    expect(share((topics) => topics[0]?.includes('/37/') ?? false)).toBeCloseTo(0.5, 1)
    expect(share((topics) => topics.length === 129)).toBeCloseTo(0.2, 1)
  })
})

describe(commits, () => {
  it('changes five readings of a commune and the same five of the province at once, or one reading', () => {
    const [people, board] = [commits('people', 1).next().value, commits('board', 1).next().value]
    expect([people.length, board.length]).toEqual([10, 1])
    expect(people.filter((topic) => topic.includes('/37/'))).toHaveLength(5)
  })

  it('is the same for the same seed', () => {
    const first = (seed: number) => commits('scattered', seed).take(20).toArray()
    expect(first(3)).toEqual(first(3))
    expect(first(3)).not.toEqual(first(4))
  })
})
