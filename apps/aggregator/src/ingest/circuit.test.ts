import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterFailure, type Circuit, closedCircuit } from './circuit.ts'

const everyMs = 20_000

function after(failures: number, chance = 0): Circuit {
  let circuit: Circuit = closedCircuit
  let now = 0
  for (let index = 0; index < failures; index++) {
    circuit = afterFailure(circuit, { now, everyMs, retryAfterMs: 0, chance })
    now = circuit.retryAt
  }
  return circuit
}

describe(afterFailure, () => {
  it.each([
    [1, 'waiting'],
    [4, 'waiting'],
    [5, 'open'],
    [40, 'open'],
  ])('after %i failures in a row is %s', (failures, kind) => {
    expect(after(failures)).toMatchObject({ kind, failures })
  })

  it.each([
    [1, 20_000],
    [2, 40_000],
    [5, 320_000],
    [6, 600_000],
    [60, 600_000],
  ])('after %i failures waits %i ms', (failures, waitMs) => {
    const before = after(failures - 1)
    const now = before.kind === 'closed' ? 0 : before.retryAt
    const circuit = afterFailure(before, { now, everyMs, retryAfterMs: 0, chance: 0 })
    expect(circuit.retryAt - now).toBe(waitMs)
  })

  it('remembers when the first of the failures was', () => {
    expect(after(7)).toMatchObject({ since: 0 })
  })

  it('never asks sooner than the upstream wants or a short schedule, nor later than half as much again', () => {
    const some = fc.record({
      everyMs: fc.integer({ min: 1_000, max: 86_400_000 }),
      retryAfterMs: fc.integer({ min: 0, max: 86_400_000 }),
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
      failures: fc.integer({ min: 0, max: 2_000 }),
    })
    fc.assert(
      fc.property(some, ({ failures, ...failure }) => {
        const before: Circuit = failures === 0 ? closedCircuit : { kind: 'waiting', failures, since: 0, retryAt: 0 }
        const wait = afterFailure(before, { now: 1_000, ...failure }).retryAt - 1_000
        const wanted = Math.max(Math.min(failure.everyMs, 600_000), failure.retryAfterMs)
        expect(wait).toBeGreaterThanOrEqual(wanted)
        expect(wait).toBeLessThanOrEqual(Math.max(wanted, 600_000) * 1.5 + 1)
      }),
    )
  })
})
