import { describe, expect, it } from 'vitest'
import { growths, judge, secondHalf } from './judge.ts'
import type { Sample } from './sample.ts'

function aSample(minute: number, parts: Partial<Sample> = {}): Sample {
  return {
    minute,
    output: 'r1c1',
    heapMb: 14,
    nodes: 700,
    listeners: 175,
    documents: 1,
    contexts: 0,
    framesPerSecond: 60,
    ...parts,
  }
}

describe(secondHalf, () => {
  it('leaves out what was soaked first', () => {
    expect(secondHalf([0, 1, 2, 3, 4].map((minute) => aSample(minute))).map(({ minute }) => minute)).toEqual([2, 3, 4])
  })
})

describe(judge, () => {
  const minutes = Array.from({ length: 61 }, (_, minute) => minute)

  it('takes no growth of the first half for a leak', () => {
    const [own] = judge(minutes.map((minute) => aSample(minute, { heapMb: Math.min(14 + minute / 10, 17) })))
    expect(own?.heap.slope).toBeCloseTo(0, 9)
    expect([own?.firstHeapMb, own?.lastHeapMb, own?.samples]).toEqual([17, 17, 31])
  })

  it('compares like with like: a sample that came late met the map of the other scene', () => {
    const late = minutes.map((minute) => aSample(minute, minute === 60 ? { heapMb: 19, contexts: 1 } : {}))
    expect(judge(late)[0]).toMatchObject({
      samples: 30,
      lastHeapMb: 14,
      heap: { slope: 0 },
      ranges: { contexts: [0, 1] },
    })
  })

  it('tells a leak of each output in megabytes an hour', () => {
    const leaks = minutes.flatMap((minute) => [
      aSample(minute),
      aSample(minute, { output: 'r1c2', heapMb: 14 + minute / 20, nodes: 700 + minute }),
    ])
    const [calm, leaking] = judge(leaks)
    expect(calm).toMatchObject({ output: 'r1c1', heap: { slope: 0 }, ranges: { nodes: [700, 700] } })
    expect(leaking?.output).toBe('r1c2')
    expect(leaking?.heap.from).toBeCloseTo(3, 6)
    expect(leaking?.ranges.nodes).toEqual([730, 760])
  })
})

describe(growths, () => {
  const rounds = Array.from({ length: 16 }, (_, round) => round / 3)
  const noise = (round: number) => ((round * 7919) % 13) / 100

  it('says nothing of a wall that only breathes', () => {
    const breathing = rounds.map((minute, round) =>
      aSample(minute, { heapMb: 14 + noise(round), nodes: 700 + ((round * 31) % 90), contexts: round % 2 }),
    )
    expect(growths(breathing, 20)).toEqual([])
  })

  it.each([
    ['heapMb', (minute: number) => ({ heapMb: 14 + minute })],
    ['nodes', (minute: number) => ({ nodes: 700 + Math.round(minute * 12) })],
    ['listeners', (minute: number) => ({ listeners: 175 + Math.round(minute * 3) })],
    ['documents', (minute: number) => ({ documents: 1 + Math.round(minute * 3) })],
    ['contexts', (minute: number) => ({ contexts: Math.round(minute * 3) })],
  ])('names %s that grow with every round', (name, at) => {
    const found = growths(
      rounds.map((minute) => aSample(minute, at(minute))),
      20,
    )
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(`r1c1: ${name} grows by`)
  })

  it('lets the heap grow by as much as is allowed', () => {
    const slow = rounds.map((minute, round) => aSample(minute, { heapMb: 14 + minute / 6 + noise(round) }))
    expect(growths(slow, 20)).toEqual([])
  })
})
