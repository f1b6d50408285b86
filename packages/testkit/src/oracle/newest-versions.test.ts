import { createHash } from 'node:crypto'
import type { Case } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { aCase } from '../builders/a-case.ts'
import { contentHash, newestVersions } from './newest-versions.ts'

const older = aCase({ id: 'a', changedAt: 10, unit: 'older' })
const newer = aCase({ id: 'a', changedAt: 20, unit: 'newer' })
const twin = aCase({ id: 'a', changedAt: 20, unit: 'twin' })
const [larger, smaller] = contentHash(newer) > contentHash(twin) ? [newer, twin] : [twin, newer]

describe(newestVersions, () => {
  it.each([
    ['the later change wins', [older, newer], newer],
    ['whenever it arrives', [newer, older], newer],
    ['equal changes: the larger hash wins', [smaller, larger], larger],
    ['in any order', [larger, smaller], larger],
    ['a deletion wins over an equal change', [{ id: 'a', changedAt: 20 }, newer], undefined],
    ['also when it comes second', [newer, { id: 'a', changedAt: 20 }], undefined],
    ['a later change brings a deleted case back', [{ id: 'a', changedAt: 19 }, newer], newer],
    ['an earlier deletion that comes late changes nothing', [newer, { id: 'a', changedAt: 19 }], newer],
  ])('%s', (_, versions, winner) => {
    expect(newestVersions(versions)).toEqual(winner === undefined ? [] : [winner])
  })

  it('keeps cases apart', () => {
    expect(newestVersions([older, aCase({ id: 'b', changedAt: 5 })])).toHaveLength(2)
  })
})

describe(contentHash, () => {
  it('does not see the order of keys', () => {
    const one = aCase({ slices: { field: 'land', channel: 'online' } })
    const other: Case = { ...one, slices: { channel: 'online', field: 'land' } }
    expect(contentHash(other)).toBe(contentHash(one))
  })

  it('is SHA-256 over JSON with its keys in order, lists as they are', () => {
    const text = '{"changedAt":7,"id":"ớ"}'
    expect(contentHash({ id: 'ớ', changedAt: 7 })).toBe(createHash('sha256').update(text).digest('hex'))
  })
})
