import { describe, expect, it } from 'vitest'
import { mostMatches, plainLetters, type SearchEntry, searchMatches } from './search-matches.ts'

function entry(name: string, also: readonly string[] = []): SearchEntry {
  return { id: name, kind: 'unit', name, also, href: '/' }
}

const entries = [
  entry('Xã Đông Mai'),
  entry('Phường Hoa Lư'),
  entry('Đất đai'),
  entry('Tỷ lệ đúng hạn', ['tthc.on_time_rate']),
  entry('Sở Đất'),
]

describe(searchMatches, () => {
  it.each([
    ['dat', ['Đất đai', 'Sở Đất']],
    ['đất', ['Đất đai', 'Sở Đất']],
    ['DONG MAI', ['Xã Đông Mai']],
    ['hoa lu', ['Phường Hoa Lư']],
    ['on_time', ['Tỷ lệ đúng hạn']],
    ['  ', []],
    ['zzz', []],
  ])('finds by %j: %j', (typed, names) => {
    expect(searchMatches(entries, typed).map(({ name }) => name)).toEqual(names)
  })

  it('never lists more than can be read', () => {
    const many = Array.from({ length: 200 }, (_, at) => entry(`Xã ${at}`))
    expect(searchMatches(many, 'xã')).toHaveLength(mostMatches)
  })
})

describe(plainLetters, () => {
  it('takes the marks away', () => {
    expect(plainLetters('Ấp Ổn Ễnh Ươm Đỗ')).toBe('ap on enh uom do')
  })
})
