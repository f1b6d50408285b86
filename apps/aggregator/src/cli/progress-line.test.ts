import { describe, expect, it } from 'vitest'
import { progressLine } from './progress-line.ts'

describe(progressLine, () => {
  it.each([
    [
      'everything',
      { done: 41, total: 100, rowsPerSecond: 849.6, secondsLeft: 21 },
      `[${'█'.repeat(12)}${'·'.repeat(18)}] 41 % 12 dòng, 850/giây, còn 21 giây`,
    ],
    ['no total', { done: 41, total: null, rowsPerSecond: null, secondsLeft: null }, '12 dòng'],
    ['an empty whole', { done: 0, total: 0, rowsPerSecond: null, secondsLeft: null }, '12 dòng'],
    [
      'more than the whole',
      { done: 120, total: 100, rowsPerSecond: null, secondsLeft: null },
      `[${'█'.repeat(30)}] 100 % 12 dòng`,
    ],
    [
      'not quite the whole',
      { done: 999, total: 1_000, rowsPerSecond: null, secondsLeft: null },
      `[${'█'.repeat(30)}] 99 % 12 dòng`,
    ],
  ])('draws what is known of %s', (_, known, line) => {
    expect(progressLine({ rows: 12, isLast: false, ...known }, 'dòng')).toBe(line)
  })
})
