import { describe, expect, it } from 'vitest'
import { aPoint } from '../fixture/drawn-board.tsx'
import { anIndicator } from '../fixture/render-specimen.tsx'
import { leftWords } from './left-words.ts'
import { memberNames, membersOf, memberWord } from './members-of.ts'

const items = new Map([
  ['a', aPoint(5)],
  ['b', aPoint(8, { o: '<' })],
  ['c', aPoint(5)],
  ['d', aPoint(null, { g: 'hidden' })],
  ['e', aPoint(null)],
])
const names = new Map([
  ['a', 'Y tế'],
  ['c', 'Đất đai'],
])

describe(membersOf, () => {
  it('orders by value and then by name, and counts apart what is kept back and what is missing', () => {
    const { known, hidden, missing } = membersOf(items, (code) => names.get(code) ?? code)
    expect(known.map(({ code, operator }) => `${code}${operator}`)).toEqual(['b<', 'c=', 'a='])
    expect([hidden, missing]).toEqual([1, 1])
  })
})

describe(memberNames, () => {
  const indicator = anIndicator('x', {
    dimensions: { field: { vi: 'Lĩnh vực', en: 'Field', values: { dat: 'Đất đai' } } },
  })

  it('calls values of a dimension as the catalogue does, and others by their code', () => {
    const nameOf = memberNames('field', { units: new Map(), indicator })
    expect([nameOf('dat'), nameOf('moi')]).toEqual(['Đất đai', 'moi'])
    expect([memberWord('field', indicator), memberWord('unit', indicator)]).toEqual(['Lĩnh vực', 'Đơn vị'])
  })
})

describe(leftWords, () => {
  it('says what a picture leaves out, and nothing where it leaves nothing out', () => {
    expect(leftWords(3, { hidden: 2, missing: 1 })).toBe('và 3 mục nữa · 1 mục chưa có số liệu · 2 mục ẩn vì ít')
    expect(leftWords(0, { hidden: 0, missing: 0 })).toBeUndefined()
  })
})
