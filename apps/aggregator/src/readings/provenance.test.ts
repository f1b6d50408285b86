import { dayOf, formatInstant } from '@toan-canh/calendar'
import type { SourceState } from '@toan-canh/store'
import { at, dayAt } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import type { LoadedSource } from '../catalogue/load-catalogue.ts'
import { aSourceState } from '../ingest/a-source-state.fixture.ts'
import { aPeriod, sources } from './a-question.fixture.ts'
import { coverageOf, provenanceOf, sourcesFor } from './provenance.ts'

function source(id: string): LoadedSource {
  const found = sources.get(id)
  if (found === undefined) throw new Error(`there is no source ${id}`)
  return found
}

const oneStop = source('mot-cua')
const receipt = source('receipt')
const floor = dayAt('2025-10-01')
const now = at('2025-12-15 08:00')

function states(...all: readonly SourceState[]): (id: string) => SourceState | null {
  return (id) => all.find((each) => each.source === id) ?? null
}

describe(sourcesFor, () => {
  it.each([
    ['37', ['mot-cua']],
    ['14329', ['mot-cua']],
    ['R2', ['receipt']],
    ['99', []],
  ])('finds who tells of %s', (unit, ids) => {
    expect(sourcesFor(sources.values(), { kind: 'dossier', signals: new Set() }, unit).map((each) => each.id)).toEqual(
      ids,
    )
  })

  it('finds nobody for a kind of case that nobody tells of', () => {
    const others = [...sources.values()].filter(
      ({ definition: { map } }) => map.shape !== 'case' || map.kind !== 'incident',
    )
    expect(sourcesFor(others, { kind: 'incident', signals: new Set() }, '37')).toEqual([])
  })
})

describe(coverageOf, () => {
  it.each([
    ['before anything was stored', null, { floor, completeFrom: null, isComplete: false }],
    [
      'while history is on its way',
      { historyReachedTo: at('2025-11-14 10:00') },
      { completeFrom: dayAt('2025-11-15'), isComplete: false },
    ],
    ['at the very start of a day', { historyReachedTo: at('2025-11-14 00:00') }, { completeFrom: dayAt('2025-11-14') }],
    [
      'when history is whole',
      { historyReachedTo: at('2025-10-01 00:00'), historyComplete: true },
      { floor, completeFrom: floor, isComplete: true },
    ],
  ])('knows what a source with a history has told %s', (_, parts, coverage) => {
    const state = parts === null ? states() : states(aSourceState(parts))
    expect(coverageOf([oneStop], state)).toMatchObject(coverage)
  })

  it('awaits nothing of a source without a history, and believes it from its first fact on', () => {
    const none = coverageOf([receipt], states())
    expect(none.floor).toBe(Number.POSITIVE_INFINITY)
    expect(coverageOf([receipt], states(aSourceState({ source: 'receipt' })))).toEqual(none)
    const some = coverageOf([receipt], states(aSourceState({ source: 'receipt', facts: 1 })))
    expect(some).toEqual({ floor: Number.NEGATIVE_INFINITY, completeFrom: Number.NEGATIVE_INFINITY, isComplete: true })
  })

  it('is as good as its weakest source', () => {
    const other = { ...oneStop, id: 'other' }
    const whole = aSourceState({ historyComplete: true })
    const half = aSourceState({ source: 'other', historyReachedTo: at('2025-11-14 10:00') })
    expect(coverageOf([oneStop, other], states(whole, half))).toMatchObject({
      completeFrom: dayAt('2025-11-15'),
      isComplete: false,
    })
    expect(coverageOf([oneStop, other], states(whole))).toMatchObject({ completeFrom: null, isComplete: false })
  })

  it('knows nothing when nobody tells', () => {
    expect(coverageOf([], states())).toMatchObject({ isComplete: false, floor: Number.POSITIVE_INFINITY })
  })
})

describe(provenanceOf, () => {
  const covered = aSourceState({ coveredTo: at('2025-12-15 07:59'), receivedAt: at('2025-12-15 07:59:30') })

  it('is as old as the last successful coverage while a period runs', () => {
    const provenance = provenanceOf(aPeriod('2025-12'), [oneStop], {
      stateOf: states(covered),
      coveredAt: () => null,
      now,
    })
    expect(provenance).toEqual({
      sources: ['mot-cua'],
      asOf: formatInstant(at('2025-12-15 07:59')),
      receivedAt: formatInstant(at('2025-12-15 07:59:30')),
      freshness: 'fresh',
    })
  })

  it('does not age once a closed period was covered to its end', () => {
    const period = aPeriod('2025-11')
    const context = {
      stateOf: states(covered),
      coveredAt: (_: string, day: number) => (day === period.to ? at('2025-12-01 00:01') : null),
      now: at('2027-01-01 00:00'),
    }
    const provenance = provenanceOf(period, [oneStop], context)
    expect(provenance).toMatchObject({ freshness: 'fresh', receivedAt: formatInstant(at('2025-12-01 00:01')) })
    expect(dayOf(new Date(provenance.asOf ?? 0).getTime() - 1)).toBe(period.to)
    expect(provenanceOf(aPeriod('2025-10'), [oneStop], context).freshness).toBe('lost')
  })

  it('is as bad as its worst source, and as old as its oldest', () => {
    const other = { ...oneStop, id: 'other' }
    const old = aSourceState({ source: 'other', coveredTo: at('2025-12-15 07:55'), receivedAt: at('2025-12-15 07:55') })
    const context = { coveredAt: () => null, now }
    const both = provenanceOf(aPeriod('2025-12'), [oneStop, other], { ...context, stateOf: states(covered, old) })
    expect(both).toMatchObject({ asOf: formatInstant(at('2025-12-15 07:55')), freshness: 'stale' })
    const silent = provenanceOf(aPeriod('2025-12'), [oneStop, other], { ...context, stateOf: states(covered) })
    expect(silent).toMatchObject({ asOf: null, receivedAt: null, freshness: 'lost' })
  })

  it('is lost when nobody tells', () => {
    const nobody = provenanceOf(aPeriod('2025-12'), [], { stateOf: states(), coveredAt: () => null, now })
    expect(nobody).toEqual({ sources: [], asOf: null, receivedAt: null, freshness: 'lost' })
  })
})
