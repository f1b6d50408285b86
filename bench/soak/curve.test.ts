import { describe, expect, it } from 'vitest'
import { csvOf, samplesOf } from './csv.ts'
import { heapCurveSvg } from './curve-svg.ts'
import type { Sample } from './sample.ts'

const samples: readonly Sample[] = [0, 30, 60].flatMap((minute) =>
  ['r1c1', 'r1c2'].map((output, index) => ({
    minute,
    output,
    heapMb: 8 + index * 6,
    nodes: 700,
    listeners: 175,
    documents: 1,
    contexts: index,
    framesPerSecond: 60,
  })),
)

describe(csvOf, () => {
  it('writes a line for each sample under the names of what was counted', () => {
    const [head, first] = csvOf(samples).split('\n')
    expect(head).toBe('minute,output,heapMb,nodes,listeners,documents,contexts,framesPerSecond')
    expect(first).toBe('0.00,r1c1,8.000,700,175,1,0,60')
  })

  it('is read back as it was written', () => {
    expect(samplesOf(csvOf(samples))).toEqual(samples)
  })
})

describe(heapCurveSvg, () => {
  const svg = heapCurveSvg(samples)

  it('draws a line for each output from its first to its last minute', () => {
    const lines = [...svg.matchAll(/<polyline points="([^"]+)"/g)].map(([, points = '']) => points.split(' '))
    expect(lines).toHaveLength(2)
    expect(lines[0]).toEqual(['48.0,171.2', '480.0,171.2', '912.0,171.2'])
    for (const output of ['r1c1', 'r1c2']) expect(svg).toContain(`>${output}</text>`)
  })

  it('begins at zero and says how long it was', () => {
    expect(svg).toContain('>0</text>')
    expect(svg).toContain('60 min')
  })
})
