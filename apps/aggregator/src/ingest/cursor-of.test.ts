import { describe, expect, it } from 'vitest'
import { cursorOf } from './cursor-of.ts'

describe(cursorOf, () => {
  it('gives a stored cursor as it was', () => {
    expect(cursorOf({ page: 3, since: '2026-03-02', seen: [1, null] })).toEqual({
      page: 3,
      since: '2026-03-02',
      seen: [1, null],
    })
  })

  it.each([null, undefined, 'page 3', 3, [1]])('starts over from %j', (stored) => {
    expect(cursorOf(stored)).toBeNull()
  })
})
