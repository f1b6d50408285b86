import { createRegister } from '@toan-canh/contract'
import { parseDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { deskAddressOf, deskHref } from '../address.ts'
import { deskScopeOf, type DeskScope } from '../desk-scope.ts'
import { dossierBoard } from '../dossier-board.ts'
import { aUnit } from '../register-fixture.ts'
import { breakdownMembers } from './breakdown-members.ts'
import { anIndicator } from './member-fixture.ts'

const register = createRegister([
  aUnit({ code: '37', name: 'Tỉnh', type: 'province' }),
  aUnit({ code: 'a', name: 'Xã A', parent: '37' }),
  aUnit({ code: 'old', name: 'Xã cũ', parent: '37', validFrom: '2020-01-01', validTo: '2025-06-30' }),
  aUnit({ code: 'moved', name: 'Xã chuyển, trước', parent: '37', validFrom: '2020-01-01', validTo: '2025-06-30' }),
  aUnit({ code: 'moved', name: 'Xã chuyển', parent: '37' }),
])
const catalogue = { indicators: new Map([['tthc.on_time_rate', anIndicator()]]), register }
const address = deskAddressOf(['37'], 'ky=2025-11&sap=ten')
if (address === null) throw new Error('no address')
const plain = address

function scope(search: string): DeskScope {
  const found = deskAddressOf(['37'], search)
  const answer =
    found === null ? null : deskScopeOf(found, catalogue, { board: dossierBoard, today: parseDay('2025-12-05') ?? 0 })
  if (answer?.kind !== 'scope') throw new Error('no scope')
  return answer.scope
}

function members(by: string, keys: readonly string[], search = 'ky=2025-11') {
  return breakdownMembers({
    scope: scope(search),
    catalogue,
    by,
    keys: new Set(keys),
    hrefOf: (change) => deskHref({ ...plain, ...change }),
  })
}

describe(breakdownMembers, () => {
  it('names the units of today, each once', () => {
    expect(members('unit', []).map(({ key, name }) => [key, name])).toEqual([
      ['a', 'Xã A'],
      ['moved', 'Xã chuyển'],
    ])
    expect(members('unit', [], 'ky=2025-03').map(({ name }) => name)).toEqual(['Xã A', 'Xã chuyển'])
  })

  it('names the units of then with the boundaries of then', () => {
    const then = members('unit', [], 'ky=2025-03&dia-gioi=luc-do')
    expect(then.map(({ name }) => name)).toEqual(['Xã cũ', 'Xã chuyển, trước'])
    expect(then[0]?.place).toMatchObject({ boundary: 'then' })
  })

  it('keeps a unit that is no more as long as it has numbers in the period', () => {
    expect(members('unit', ['old']).map(({ key }) => key)).toContain('old')
  })

  it('names the unit itself for what it does directly, and leads nowhere from there', () => {
    expect(members('unit', ['37']).at(-1)).toMatchObject({ key: '37', name: 'Tỉnh (trực tiếp)', href: null })
  })

  it('leads down to a unit, keeping the period and leaving the sort', () => {
    expect(members('unit', [])[0]?.href).toBe('/desk/a?ky=2025-11')
  })

  it('keeps the slice on the way down', () => {
    expect(members('unit', [], 'loc=field=y-te')[0]?.place.slice).toEqual({ dimension: 'field', value: 'y-te' })
  })

  it('names the values of a dimension by the catalogue, by their code where it has no words', () => {
    const found = members('field', ['dat-dai', 'moi'])
    expect(found.map(({ name }) => name)).toEqual(['Đất đai', 'moi'])
    expect(found[0]?.href).toBe('/desk/37?ky=2025-11&loc=field=dat-dai')
    expect(found[1]?.place).toMatchObject({ unit: '37', slice: { dimension: 'field', value: 'moi' } })
  })
})
