import { describe, expect, it } from 'vitest'
import { type VersionMark, isNewer } from './newer-version.ts'

function aMark(changedAt: number, content: string | null): VersionMark {
  return { changedAt, isDeleted: content === null, hash: () => content ?? '' }
}

describe(isNewer, () => {
  it.each<[claim: string, a: VersionMark, b: VersionMark, isReplaced: boolean]>([
    ['the later change replaces the earlier', aMark(2, 'a'), aMark(1, 'b'), true],
    ['and not the other way round', aMark(1, 'b'), aMark(2, 'a'), false],
    ['a later version brings a deleted case back', aMark(2, 'a'), aMark(1, null), true],
    ['an earlier deletion deletes nothing', aMark(1, null), aMark(2, 'a'), false],
    ['at one instant a deletion wins', aMark(1, null), aMark(1, 'a'), true],
    ['whichever comes first', aMark(1, 'a'), aMark(1, null), false],
    ['else the larger hash', aMark(1, 'b'), aMark(1, 'a'), true],
    ['and not the smaller', aMark(1, 'a'), aMark(1, 'b'), false],
    ['the same content is not newer', aMark(1, 'a'), aMark(1, 'a'), false],
    ['nor is the same deletion', aMark(1, null), aMark(1, null), false],
  ])('%s', (_, a, b, isReplaced) => {
    expect(isNewer(a, b)).toBe(isReplaced)
  })

  it('asks for no hash where the instants decide', () => {
    const unasked = (changedAt: number): VersionMark => ({
      changedAt,
      isDeleted: false,
      hash: () => {
        throw new Error('hashed for nothing')
      },
    })
    expect(isNewer(unasked(2), unasked(1))).toBe(true)
  })
})
