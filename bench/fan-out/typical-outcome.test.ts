import { describe, expect, it } from 'vitest'
import type { Outcome } from './run-scenario.ts'
import { typicalOutcome } from './typical-outcome.ts'

function anOutcome(usPerValue: number): Outcome {
  return {
    scenario: {
      method: 'toan-canh',
      spread: 'board',
      viewers: 1,
      changesPerSecond: 1,
      warmUpMs: 0,
      measureMs: 1,
      isTimed: true,
    },
    cores: 0,
    usPerValue,
    valuesPerSecond: 0,
    framesPerSecond: 0,
    p50Ms: 0,
    p99Ms: 0,
    worstMs: 0,
    behindMs: 0,
    wrongViewers: 0,
    peakMebibytes: 0,
  }
}

describe(typicalOutcome, () => {
  it.each([
    [[], []],
    [[5], [5]],
    [[9, 1, 4], [4]],
    [[9, 1, 4, 2], [2]],
  ])('takes of runs of %j µs per value %j', (runs, typical) => {
    expect(typicalOutcome(runs.map(anOutcome)).map((run) => run.usPerValue)).toEqual(typical)
  })
})
