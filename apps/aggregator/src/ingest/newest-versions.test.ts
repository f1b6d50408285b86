import { aCase, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { newestVersions } from './newest-versions.ts'

const morning = at('2026-03-02 08:00')
const noon = at('2026-03-02 12:00')

describe(newestVersions, () => {
  it('keeps the newest of several versions of a case, in whichever order they come', () => {
    const versions = [aCase({ id: 'A', changedAt: morning }), aCase({ id: 'A', changedAt: noon, unit: '13285' })]
    for (const facts of [versions, versions.toReversed()]) {
      expect(newestVersions({ facts, tombstones: [] }).get('A')?.fact?.unit).toBe('13285')
    }
  })

  it('decides between two versions of one instant by content, not by order', () => {
    const versions = [aCase({ id: 'A', unit: '13285' }), aCase({ id: 'A', unit: '14329' })]
    const [one, other] = [versions, versions.toReversed()].map((facts) => newestVersions({ facts, tombstones: [] }))
    expect(one?.get('A')?.fact).toEqual(other?.get('A')?.fact)
  })

  it.each([
    [noon, null],
    [morning, '14329'],
  ])('lets a deletion at %i stand against a version of 8 o’clock and one second', (changedAt, unit) => {
    const fact = aCase({ id: 'A', changedAt: morning + 1_000 })
    const newest = newestVersions({ facts: [fact], tombstones: [{ id: 'A', changedAt }] }).get('A')
    expect(newest?.fact?.unit ?? null).toBe(unit)
  })

  it('lets a deletion win at the same instant', () => {
    const fact = aCase({ id: 'A', changedAt: morning })
    const newest = newestVersions({ facts: [fact], tombstones: [{ id: 'A', changedAt: morning }] })
    expect(newest.get('A')?.fact).toBeNull()
  })
})
