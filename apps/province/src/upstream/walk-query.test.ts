import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { cursorShape } from './dossier-pages.ts'
import { cursorText, readQuery, walkFields } from './walk-query.ts'

const schema = z.object(walkFields(cursorShape))
const cursor = [5, 'H42.05-20251103-0000123', 9] as const

describe(cursorText, () => {
  it('is read as what it was written from, and says nothing by itself', () => {
    expect(cursorText(cursor)).toMatch(/^[A-Za-z0-9_-]+$/)
    expect(readQuery(schema, { cursor: cursorText(cursor) })).toMatchObject({ cursor })
  })
})

describe(readQuery, () => {
  it.each(['', 'x', 'WzFd', cursorText([1, 2, 3])])('takes no cursor of another walk: %j', (text) => {
    expect(readQuery(schema, { cursor: text })).toMatch(/is no cursor given by this system[^]*at cursor/)
  })

  it('asks for the first thousand, oldest first, unless told otherwise', () => {
    expect(readQuery(schema, {})).toEqual({ order: 'asc', size: 1000 })
  })
})
