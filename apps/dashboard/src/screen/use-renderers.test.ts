import { describe, expect, it } from 'vitest'
import { unfitness } from './use-renderers.ts'

describe(unfitness, () => {
  const well = { waiting: 0, failed: 0 }

  it.each([
    [well, well, null],
    [{ waiting: 0, failed: 2 }, well, '2 ô của bản mới báo lỗi'],
    [{ waiting: 3, failed: 0 }, well, '3 ô của bản mới không có số'],
    [{ waiting: 3, failed: 1 }, { waiting: 3, failed: 1 }, null],
    [{ waiting: 0, failed: 1 }, null, '1 ô của bản mới báo lỗi'],
  ] as const)('of %o beside %o is %s', (next, shown, why) => {
    expect(unfitness(next, shown)).toBe(why)
  })
})
