import { describe, expect, it } from 'vitest'
import { exampleItems } from '../../gallery/example-items.ts'
import { itemsAsked } from './items-asked.ts'
import { daysWords, stateWord } from './item-words.ts'
import { countToAct, rowOfItem } from './rows-of.ts'

const now = Date.parse('2026-11-21T08:16:00+07:00')
const { items, list } = exampleItems
const rows = items.map((item) => rowOfItem(item, { list, units: new Map(), now }))

describe(rowOfItem, () => {
  it('says how it stands by mark and word, since when, and whose it is', () => {
    expect(rows[0]).toMatchObject({ level: 'act', title: 'Đường truyền mẫu số 1' })
    expect(rows[0]?.note).toBe('Mất tín hiệu · từ 08:00\u00A020/11 · 37 · VNPT · Giám đốc Sở Khoa học và Công nghệ')
  })

  it('puts the days that are left at its right, and nothing where there is no day', () => {
    expect(rows.map(({ value }) => value)).toEqual([undefined, undefined, 'còn 10 ngày', 'còn 100 ngày'])
    expect(rows[2]?.valueNote).toBe('01/12/2026')
  })

  it('says nothing of since when where nobody must act', () => {
    expect(rows[3]?.note).toBe('Hoạt động · 37 · VNPT · Giám đốc Sở Khoa học và Công nghệ')
  })
})

describe(daysWords, () => {
  it.each([
    [5, 'còn 5 ngày'],
    [0, 'hôm nay là hạn'],
    [-3, 'quá 3 ngày'],
    [null, ''],
  ])('of %s is %s', (daysLeft, words) => {
    expect(daysWords({ daysLeft })).toBe(words)
  })
})

describe(stateWord, () => {
  it('is what the list calls it, else the usual word', () => {
    const states = { up: { vi: 'Sẵn sàng', en: 'Ready' } }
    expect(stateWord('up', { states })).toBe('Sẵn sàng')
    expect(stateWord('down', { states })).toBe('Mất tín hiệu')
  })
})

describe(countToAct, () => {
  it('counts those that somebody must act on', () => {
    expect(countToAct(exampleItems)).toBe(1)
  })
})

describe(itemsAsked, () => {
  it('leaves out what does not choose', () => {
    expect(itemsAsked({ unit: '37' })).toBe('unit=37')
    expect(itemsAsked({ unit: '37', state: 'down', slice: 'carrier=vnpt', within: 0, sort: null, limit: 9 })).toBe(
      'unit=37&state=down&slice=carrier%3Dvnpt&within=0&limit=9',
    )
  })
})
