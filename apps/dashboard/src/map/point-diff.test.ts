import * as fc from 'fast-check'
import { assetStates } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { clusterOf, clusterRadius } from './cluster-name.ts'
import { type MapPoint, pointDiff } from './point-diff.ts'

const point = fc.record({
  at: fc.tuple(fc.constantFrom(105, 106), fc.constantFrom(20, 21)),
  state: fc.constantFrom(...assetStates),
})
const points = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), point).map((all) => new Map(Object.entries(all)))

describe(pointDiff, () => {
  it('leads from what is shown to what is to be shown, and tells nothing that stays', () => {
    fc.assert(
      fc.property(points, points, (before, after) => {
        const shown = new Map<string, MapPoint>(before)
        const diff = pointDiff(before, after)
        for (const id of diff?.remove ?? []) shown.delete(id)
        for (const { id, at, state } of diff?.add ?? []) {
          expect(before.get(id)).not.toEqual({ at, state })
          shown.set(id, { at, state })
        }
        expect(shown).toEqual(after)
        expect(pointDiff(after, after)).toBeNull()
      }),
    )
  })
})

describe(clusterOf, () => {
  it.each([
    ['cluster/12/6', { count: 12, share: 0.25 }],
    ['cluster/3/0', { count: 3, share: 0 }],
    ['point/up', null],
    ['cluster/x/1', null],
    ['cluster/1/2/3', null],
  ])('reads %s', (name, face) => {
    expect(clusterOf(name)).toEqual(face)
  })

  it('grows with the root of what it holds', () => {
    expect(clusterRadius(100)).toBe(45)
  })
})
