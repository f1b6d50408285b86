import { describe, expect, it } from 'vitest'
import { enteredAgeOf, enteredExpiryText } from './entered-mark.tsx'

const end = Date.parse('2025-12-15T23:59:59.999+07:00')

describe('a number that people entered', () => {
  it.each([
    [end - 1, 'current', null],
    [end, 'dimmed', 'Hết hạn từ 15/12'],
    [end + 86_400_000, 'dimmed', 'Hết hạn từ 15/12'],
  ] as const)('at %d is %s', (now, age, words) => {
    expect(enteredAgeOf(end, now)).toBe(age)
    expect(enteredExpiryText({ e: end }, now)).toBe(words)
  })

  it('does not expire once later numbers are told', () => {
    expect(enteredAgeOf(null, Number.MAX_SAFE_INTEGER)).toBe('current')
  })
})
