import { describe, expect, it } from 'vitest'
import { readChangedQuery } from './changed-query.ts'
import { cursorText } from './walk-query.ts'

const coded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe(readChangedQuery, () => {
  it('asks for the first thousand, oldest first, unless told otherwise', () => {
    expect(readChangedQuery({})).toEqual({ order: 'asc', size: 1000 })
  })

  it('reads instants with their offset, a size in text and the cursor it gave', () => {
    const query = {
      updatedSince: '2026-11-25T07:00:00+07:00',
      updatedBefore: '2026-11-25T01:00:00Z',
      order: 'desc',
      size: '5000',
      cursor: cursorText([1_700_000_000_000, 40]),
    }
    expect(readChangedQuery(query)).toEqual({
      updatedSince: Date.UTC(2026, 10, 25),
      updatedBefore: Date.UTC(2026, 10, 25, 1),
      order: 'desc',
      size: 5000,
      cursor: [1_700_000_000_000, 40],
    })
  })

  it.each([
    ['updatedSince', 'yesterday'],
    ['updatedSince', '2026-11-25'],
    ['updatedBefore', '2026-11-25T07:00:00'],
    ['updatedBefore', '2026-13-25T07:00:00Z'],
    ['order', 'newest'],
    ['size', '0'],
    ['size', '5001'],
    ['size', '2.5'],
    ['size', 'many'],
    ['cursor', 'x'.repeat(201)],
  ])('answers a bad %s, %s, by a sentence that names it', (name, value) => {
    expect(readChangedQuery({ [name]: value })).toMatch(new RegExp(`\\w+ .+at ${name}`, 's'))
  })

  it.each([['%%%'], [coded([1])], [coded([1, -1])], [coded([1.5, 0])], [coded({ done: 0 })], [coded([1, 0, 0])]])(
    'takes no cursor that it did not give: %s',
    (cursor) => {
      expect(readChangedQuery({ cursor })).toContain('is no cursor given by this system')
    },
  )

  it('names everything that is wrong at once', () => {
    const answer = readChangedQuery({ size: 0, order: 'up' })
    expect(answer).toContain('at size')
    expect(answer).toContain('at order')
  })
})
