import { describe, expect, it } from 'vitest'
import { createAudiences } from './audiences.ts'

function reached(audiences: ReturnType<typeof createAudiences<string>>, topics: string[]): unknown {
  return [...audiences.reachedBy(topics)].map((each) => [each.topics, [...each.viewers].toSorted()])
}

describe(createAudiences, () => {
  it('serves viewers of the same topics as one group, whatever the order they asked in', () => {
    const audiences = createAudiences<string>()
    audiences.place('An', new Set(['a', 'b']))
    audiences.place('Bình', new Set(['b', 'a']))
    audiences.place('Chi', new Set(['b', 'c']))
    expect(audiences.size).toBe(2)
    expect(reached(audiences, ['a', 'b'])).toEqual([
      [
        ['a', 'b'],
        ['An', 'Bình'],
      ],
      [['b'], ['Chi']],
    ])
    expect(reached(audiences, ['x'])).toEqual([])
  })

  it('moves a viewer with its topics and forgets groups that nobody is in', () => {
    const audiences = createAudiences<string>()
    const topics = new Set(['a'])
    audiences.place('An', topics)
    topics.add('b')
    audiences.place('An', topics)
    expect(reached(audiences, ['a', 'b'])).toEqual([[['a', 'b'], ['An']]])
    audiences.place('An', new Set())
    audiences.place('An', new Set())
    expect(audiences.size).toBe(0)
    expect(reached(audiences, ['a', 'b'])).toEqual([])
  })
})
