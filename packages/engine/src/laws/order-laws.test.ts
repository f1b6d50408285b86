import { type HistoryStep, arbitraryCalendarData, arbitraryHistory } from '@toan-canh/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SmallStore } from '../cells/small-store.fixture.ts'
import type { Definitions } from '../definitions/definitions.ts'
import { tthcDefinitions } from '../definitions/tthc-definitions.fixture.ts'
import { firstSteps, lawTimeoutMs, play, versionsOf } from './played-history.fixture.ts'

const numRuns = 150

function storeAfter(definitions: Definitions, steps: readonly HistoryStep[]): SmallStore {
  const store = new SmallStore(definitions)
  play(store, steps)
  return store
}

describe('the order in which things become known', { timeout: lawTimeoutMs }, () => {
  it('does not matter: the same versions, shuffled and sent twice, end in the same counters', () => {
    const shuffled = arbitraryHistory.chain((history) => {
      const all = [...history.versions, ...history.versions]
      const versions = fc.shuffledSubarray(all, { minLength: all.length })
      return fc.record({ history: fc.constant(history), versions, perBatch: fc.integer({ min: 1, max: 5 }) })
    })
    fc.assert(
      fc.property(shuffled, arbitraryCalendarData, ({ history, versions, perBatch }, calendar) => {
        const definitions = tthcDefinitions(calendar)
        const asTold = storeAfter(definitions, history.steps)
        const another = new SmallStore(definitions)
        const first = history.steps[0]?.at ?? history.end
        for (let index = 0; index < versions.length; index += perBatch) {
          // Time goes on while the batches arrive, so that most are counted before their last deadline passes.
          const now = first + Math.floor(((history.end - first) * index) / versions.length)
          another.takeBatch(versions.slice(index, index + perBatch), now)
        }
        another.advance(history.end)
        expect(another.cells()).toEqual(asTold.cells())
      }),
      { numRuns },
    )
  })

  it('a batch that is repeated changes nothing, at once or after everything else', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryCalendarData, (history, calendar) => {
        const store = new SmallStore(tthcDefinitions(calendar))
        for (const step of history.steps) {
          play(store, [step])
          const cells = store.cells()
          if (step.kind === 'tick') continue
          expect(store.takeBatch(step.versions, step.at)).toBe(false)
          expect(store.cells()).toEqual(cells)
        }
        const cells = store.cells()
        expect(store.takeBatch(history.versions, history.end)).toBe(false)
        expect(store.cells()).toEqual(cells)
      }),
      { numRuns },
    )
  })

  it('ticks of the clock in between change nothing in the end', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryCalendarData, fc.array(fc.nat()), (history, calendar, rolls) => {
        const definitions = tthcDefinitions(calendar)
        const first = history.steps[0]?.at ?? history.end
        const ticks = rolls.map((roll) => ({ kind: 'tick', at: first + (roll % (history.end - first + 1)) }) as const)
        const ticked = [...history.steps, ...ticks].toSorted((a, b) => a.at - b.at)
        const untouched = history.steps.filter(({ kind, at }) => kind === 'batch' || at === history.end)
        expect(storeAfter(definitions, ticked).cells()).toEqual(storeAfter(definitions, untouched).cells())
      }),
      { numRuns },
    )
  })

  it('deleting everything in the end leaves no counter behind', () => {
    fc.assert(
      fc.property(arbitraryHistory, arbitraryCalendarData, fc.nat(), (history, calendar, cut) => {
        const store = new SmallStore(tthcDefinitions(calendar))
        const steps = firstSteps(history.steps, cut)
        const now = play(store, steps)
        const known = versionsOf(steps)
        const after = Math.max(...known.map(({ changedAt }) => changedAt), now)
        store.takeBatch(
          known.map(({ id }) => ({ id, changedAt: after })),
          now,
        )
        expect(store.cells()).toEqual([])
      }),
      { numRuns },
    )
  })
})
