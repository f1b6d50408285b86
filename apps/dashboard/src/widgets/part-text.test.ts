import { describe, expect, it } from 'vitest'
import { partText } from './part-text.ts'

describe(partText, () => {
  it.each([
    [51_840_000, { partsIn: 'seconds' }, '14.400'],
    [5_400, { partsIn: 'seconds' }, '1,5'],
    [5_400, {}, '5.400'],
  ] as const)('writes %i of %j as %s', (value, indicator, text) => {
    expect(partText(value, indicator)).toBe(text)
  })
})
