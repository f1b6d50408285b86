import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { caseTables } from '../casework/case-tables.ts'
import { readPlaces } from '../places/read-places.ts'
import { register } from '../sample.fixture.ts'
import { openStormBook } from './kept-storms.ts'
import { stormCases } from './storm-cases.ts'

const start = Date.parse('2026-11-25T19:00:00+07:00')
const { communes } = readPlaces(register, new URL('../../../../', import.meta.url))
const table = caseTables.find(({ system }) => system === 'phan-anh') ?? expect.fail('there are no field reports')
let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'storms-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe(openStormBook, () => {
  it('tells the cases of a storm to their end also when it was started anew while it was played', () => {
    const path = join(folder, 'deep', 'dem-bao.json')
    const before = openStormBook(path)
    const storm = before.begin(start, 60)
    const on = { table, places: communes, seed: 37 }
    const played = stormCases(before, on)()
    const after = openStormBook(path)
    expect(after.storms).toEqual([storm])
    expect(stormCases(after, on)()).toEqual(played)
    expect(played.length).toBeGreaterThan(10)
    expect(played.every(({ endedAt }) => endedAt !== null && endedAt <= storm.endsAt)).toBe(true)
  })

  it('keeps the end of one that was ended before its time', () => {
    const path = join(folder, 'ended.json')
    const book = openStormBook(path)
    book.begin(start, 60)
    book.end(start + 60_000)
    expect(openStormBook(path).storms.map(({ endsAt }) => endsAt)).toEqual([start + 60_000])
  })

  it('goes on without a file that cannot be read, and keeps nothing without a place for it', () => {
    const path = join(folder, 'broken.json')
    writeFileSync(path, '{')
    expect(openStormBook(path).storms).toEqual([])
    expect(openStormBook(null).begin(start, 60).startedAt).toBe(start)
  })
})
