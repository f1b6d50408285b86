import { createWorkCalendar } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import { arbitraryCalendarData, arbitraryHistory, isCase } from '@toan-canh/testkit'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contributionsOfCase } from '../cases/contributions-of-case.ts'
import { CellDeltas } from '../cells/cell-deltas.ts'
import { take } from '../cells/take.ts'
import { compileDefinitions } from '../definitions/compile-definitions.ts'
import type { Definitions } from '../definitions/definitions.ts'
import { tthcDefinitions, tthcPack } from '../definitions/tthc-definitions.fixture.ts'
import { lawTimeoutMs } from './played-history.fixture.ts'

const numRuns = 150
const source = 'mot-cua'
const dayMs = 86_400_000
const mostChanges = 40

/** A version of a case with an instant before, within or after its life. */
const versionAndMoment = arbitraryHistory.chain((history) => {
  const cases = history.versions.filter(isCase)
  const from = Math.min(...history.versions.map(({ changedAt }) => changedAt)) - 5 * dayMs
  const moment = fc.integer({ min: from, max: history.end + 5 * dayMs })
  return fc.record({ fact: cases.length === 0 ? fc.constant(null) : fc.constantFrom(...cases), moment, roll: fc.nat() })
})

function rowsAt(definitions: Definitions, fact: Case, at: number) {
  const deltas = new CellDeltas()
  const { cells, next } = contributionsOfCase(definitions, source, fact, at)
  deltas.add(cells, 1)
  return { rows: deltas.rows(), next }
}

describe('the next instant of a case', { timeout: lawTimeoutMs }, () => {
  it('is later than now, and until then nothing changes', () => {
    fc.assert(
      fc.property(versionAndMoment, arbitraryCalendarData, ({ fact, moment, roll }, calendar) => {
        if (fact === null) return
        const definitions = tthcDefinitions(calendar)
        const { rows, next } = rowsAt(definitions, fact, moment)
        if (next !== null) expect(next).toBeGreaterThan(moment)
        const lastQuiet = next === null ? moment + 400 * dayMs : next - 1
        for (const at of [lastQuiet, moment + (roll % (lastQuiet - moment + 1))])
          expect(rowsAt(definitions, fact, at).rows).toEqual(rows)
      }),
      { numRuns },
    )
  })

  it('comes a bounded number of times: a case that is left alone comes to rest', () => {
    fc.assert(
      fc.property(versionAndMoment, arbitraryCalendarData, ({ fact }, calendar) => {
        if (fact === null) return
        const definitions = tthcDefinitions(calendar)
        let next: number | null = rowsAt(definitions, fact, 0).next
        let changes = 0
        for (; next !== null && changes <= mostChanges; changes += 1) next = rowsAt(definitions, fact, next).next
        expect(next).toBe(null)
      }),
      { numRuns },
    )
  })

  it('takes back what it gave: a change and its undoing leave nothing', () => {
    fc.assert(
      fc.property(versionAndMoment, versionAndMoment, arbitraryCalendarData, (one, other, calendar) => {
        const definitions = tthcDefinitions(calendar)
        const deltas = new CellDeltas()
        const counted = (fact: Case | null, evaluatedAt: number) => (fact === null ? null : { fact, evaluatedAt })
        const there = { before: counted(one.fact, one.moment), after: other.fact, now: other.moment }
        const back = { before: counted(other.fact, other.moment), after: one.fact, now: one.moment }
        take(definitions, source, there, deltas)
        take(definitions, source, back, deltas)
        expect(deltas.rows()).toEqual([])
      }),
      { numRuns },
    )
  })

  it('two steps of time are one', () => {
    fc.assert(
      fc.property(versionAndMoment, fc.nat(), arbitraryCalendarData, ({ fact, moment, roll }, more, calendar) => {
        if (fact === null) return
        const definitions = compileDefinitions([tthcPack], () => createWorkCalendar(calendar))
        const [middle, end] = [moment + (roll % (30 * dayMs)), moment + (roll % (30 * dayMs)) + (more % (30 * dayMs))]
        const [steps, once] = [new CellDeltas(), new CellDeltas()]
        const at = (evaluatedAt: number) => ({ fact, evaluatedAt })
        take(definitions, source, { before: at(moment), after: fact, now: middle }, steps)
        const nextAfterSteps = take(definitions, source, { before: at(middle), after: fact, now: end }, steps)
        const next = take(definitions, source, { before: at(moment), after: fact, now: end }, once)
        expect(steps.rows()).toEqual(once.rows())
        expect(nextAfterSteps).toBe(next)
      }),
      { numRuns },
    )
  })
})
