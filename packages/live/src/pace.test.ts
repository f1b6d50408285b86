import { describe, expect, it } from 'vitest'
import { level, nextPace, type Pace } from './pace.ts'

const behind: Pace = { kind: 'behind', since: 1_000 }

describe(nextPace, () => {
  it.each([
    [level, true, 2_000, 'write', level],
    [level, false, 2_000, 'leave', { kind: 'behind', since: 2_000 }],
    [behind, false, 1_499, 'wait', behind],
    [behind, false, 1_500, 'cut', behind],
    [behind, true, 1_500, 'write', level],
  ] as const)('from %j, drained %s at %i: %s', (pace, isDrained, now, step, next) => {
    expect(nextPace(pace, isDrained, { now, cutAfterMs: 500 })).toEqual({ pace: next, step })
  })
})
