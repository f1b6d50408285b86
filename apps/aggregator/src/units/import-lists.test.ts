import { createRegister } from '@toan-canh/contract'
import { parseDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { communeList, provinceList, successionList } from './a-list.fixture.ts'
import { type Imported, importLists } from './import-lists.ts'
import { OfficialListError, readOfficialLists } from './official-lists.ts'
import type { ProvinceRegister } from './register-folder.ts'

const all = { from: '2025-07-01', province: undefined, former: false }
const nothing = new Map<string, ProvinceRegister>()

function registersOf({ registers }: Imported): Map<string, ProvinceRegister> {
  return new Map(registers.map((each) => [each.units[0]?.code ?? '', { path: `${each.units[0]?.code}.csv`, ...each }]))
}
const first = registersOf(importLists(nothing, readOfficialLists([provinceList, communeList]), all))

function changed(communes: string, provinces = provinceList, from = '2026-04-30'): Imported {
  return importLists(first, readOfficialLists([provinces, communes]), { ...all, from })
}

describe(importLists, () => {
  it('adds what the register does not know, one register for each province', () => {
    expect([...first.keys()]).toEqual(['37', '75'])
    expect(first.get('37')?.units.map(({ code, name, type }) => [code, name, type])).toEqual([
      ['37', 'Tỉnh Ninh Bình', 'province'],
      ['14362', 'Phường Tam Điệp', 'ward'],
      ['14359', 'Xã Cúc Phương', 'commune'],
    ])
  })

  it('finds nothing to change when the list is the same, and touches no file', () => {
    expect(changed(communeList)).toEqual({ registers: [], changes: [] })
  })

  it('ends a version and begins another when a unit changes its type; the code stays', () => {
    const { registers, changes } = changed(
      communeList,
      provinceList.replace('75,Tỉnh Đồng Nai,province', '75,Thành phố Đồng Nai,city'),
    )
    expect(changes).toEqual([{ kind: 'retyped', code: '75', before: 'Tỉnh Đồng Nai', after: 'Thành phố Đồng Nai' }])
    expect(registers.map(({ path }) => path)).toEqual(['75.csv'])
    const register = createRegister(registers[0]?.units ?? [])
    const on = (day: string) => register.find('75', parseDay(day) ?? 0)?.type
    expect([on('2026-04-29'), on('2026-04-30')]).toEqual(['province', 'city'])
    expect(register.childrenOf('75')).toHaveLength(1)
  })

  it.each([
    ['renamed', communeList.replace('xa,Trị An', 'xa,Trị An Mới'), ['75.csv']],
    ['retyped', communeList.replace('xa,Trị An', 'phuong,Trị An'), ['75.csv']],
    ['moved', communeList.replace('26000,75', '26000,37'), ['37.csv', '75.csv']],
    ['ended', communeList.replace(/\n14359.*/, ''), ['37.csv']],
    ['added', `${communeList}\n26001,75,xa,Phú Lý,1,1,107,11`, ['75.csv']],
  ])('tells what was %s', (kind, communes, paths) => {
    const { registers, changes } = changed(communes)
    expect(changes.map((change) => change.kind)).toEqual([kind])
    expect(new Set(registers.map(({ path }) => path))).toEqual(new Set(paths))
  })

  it('corrects an import of the same day instead of ending a version before it began', () => {
    const { registers } = changed(communeList.replace('xa,Trị An', 'xa,Trị An Mới'), provinceList, '2025-07-01')
    expect(registers[0]?.units.filter(({ code }) => code === '26000').map(({ name }) => name)).toEqual([
      'Xã Trị An Mới',
    ])
  })

  it('ends nothing in provinces that the list does not hold', () => {
    const only37 = communeList.replace(/\n26000.*/, '')
    expect(changed(only37, provinceList.replace(/\n75.*/, '')).changes).toEqual([])
  })

  it('makes the units that ended in the merger, and who followed them', () => {
    const lists = readOfficialLists([provinceList, communeList, successionList])
    const { registers } = importLists(first, lists, { ...all, former: true, province: '37' })
    const [{ former, successions } = { former: [], successions: [] }] = registers
    expect(former.map(({ code, type, parent, validTo }) => [code, type, parent, validTo])).toEqual([
      ['37', 'province', null, '2025-06-30'],
      ['35', 'province', null, '2025-06-30'],
      ['370', 'district', '37', '2025-06-30'],
      ['347', 'district', '35', '2025-06-30'],
      ['14362', 'ward', '370', '2025-06-30'],
      ['14365', 'ward', '370', '2025-06-30'],
    ])
    expect(successions.map(({ old, new: heir, share }) => [old, heir, share])).toEqual([
      ['37', '37', 'whole'],
      ['35', '37', 'whole'],
      ['14362', '14362', 'whole'],
      ['14365', '14362', 'divided'],
      ['14365', '14359', 'divided'],
      ['347', '14359', 'whole'],
    ])
  })
})

describe(readOfficialLists, () => {
  it('refuses a list that it does not know, naming its columns', () => {
    expect(() => readOfficialLists(['ma,ten\n1,A'])).toThrow(OfficialListError)
    expect(() => readOfficialLists(['ma,ten\n1,A'])).toThrow('ma, ten')
  })

  it('refuses a kind of commune that it does not know', () => {
    expect(() => readOfficialLists([communeList.replace('phuong', 'quan')])).toThrow('quan')
  })

  it('composes names that come decomposed', () => {
    const { units } = readOfficialLists([communeList.normalize('NFD')])
    expect(units[0]?.name).toBe('Phường Tam Điệp'.normalize('NFC'))
  })
})
