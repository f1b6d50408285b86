import { parseDay } from '@toan-canh/calendar'
import { createRegister } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { deskAddressOf } from './address.ts'
import { type DeskScope, deskScopeOf, readingTopicOf, rootOf, sliceWords } from './desk-scope.ts'
import { dossierBoard } from './dossier-board.ts'
import { anIndicator } from './members/member-fixture.ts'
import { aRegister, aUnit } from './register-fixture.ts'

const today = parseDay('2025-12-05') ?? 0
const indicators = new Map([
  ['tthc.on_time_rate', anIndicator()],
  ['tthc.paused', anIndicator({ id: 'tthc.paused', dimensions: {} })],
])
const catalogue = { indicators, register: aRegister() }

function answer(unit: string | null, search = '') {
  const address = deskAddressOf(unit === null ? [] : [unit], search)
  if (address === null) throw new Error('no page')
  return deskScopeOf(address, catalogue, { board: dossierBoard, today })
}

function scope(unit: string | null, search = ''): DeskScope {
  const found = answer(unit, search)
  if (found.kind !== 'scope') throw new Error(found.kind)
  return found.scope
}

describe(deskScopeOf, () => {
  it('opens on the province, the running month, the period before and the main rate', () => {
    const { unit, period, comparison, indicator, view, slice } = scope(null)
    expect([unit.code, period.id, indicator.id, view, slice]).toEqual([
      '37',
      '2025-12',
      'tthc.on_time_rate',
      'unit',
      null,
    ])
    expect([comparison.kind, comparison.whole.id, comparison.part.id]).toEqual(['before', '2025-11', '5d@2025-11-05'])
  })

  it.each([
    ['37', '', ['unit', 'field', 'channel', 'ngay', 'chi-tieu'], 'unit'],
    ['37-SNNMT', '', ['field', 'channel', 'ngay', 'chi-tieu'], 'field'],
    ['37-SNNMT', 'xem=channel', ['field', 'channel', 'ngay', 'chi-tieu'], 'channel'],
    ['37-SNNMT', 'xem=unit', ['field', 'channel', 'ngay', 'chi-tieu'], 'field'],
    ['37', 'loc=field=dat-dai&xem=field', ['unit', 'ngay', 'chi-tieu'], 'unit'],
    ['37-SNNMT', 'loc=field=dat-dai', ['ngay', 'chi-tieu'], 'ngay'],
    ['37-SNNMT', 'loc=field=dat-dai&ky=2025-12-01', ['chi-tieu'], 'chi-tieu'],
    ['37-SNNMT', 'chi-tieu=tthc.paused', ['ngay', 'chi-tieu'], 'ngay'],
  ])('divides %s?%s by %j, first by %s', (unit, search, views, view) => {
    const found = scope(unit, search)
    expect(found.views).toEqual(views)
    expect(found.view).toBe(view)
  })

  it('compares with last year when the address says so', () => {
    expect(scope('37', 'ky=2025-11&so=2024-11').comparison).toMatchObject({ kind: 'year', part: { id: '2024-11' } })
  })

  it('falls back on the running month for a period that cannot be read', () => {
    expect(scope('37', 'ky=november').period.id).toBe('2025-12')
  })

  it('finds a unit by another code of it', () => {
    expect(scope('H42.05').unit.code).toBe('37-SNNMT')
  })

  it('says what it does not know', () => {
    expect(answer('99')).toEqual({ kind: 'unknown-unit', code: '99' })
    expect(answer('37', 'chi-tieu=x.y')).toEqual({ kind: 'unknown-indicator', id: 'x.y' })
  })
})

describe(rootOf, () => {
  it('is the province among several roots', () => {
    const register = createRegister([aUnit({ code: 'A', type: 'other' }), aUnit({ code: '37', type: 'province' })])
    expect(rootOf(register)?.code).toBe('37')
    expect(rootOf(createRegister([aUnit({ code: 'A', type: 'other' })]))?.code).toBe('A')
    expect(rootOf(createRegister([]))).toBeUndefined()
  })
})

describe(readingTopicOf, () => {
  it('names unit, period and slice', () => {
    expect(readingTopicOf(scope('37-SNNMT', 'ky=2025-11&loc=field=dat-dai'), 'tthc.paused')).toBe(
      'reading/tthc.paused/37-SNNMT/2025-11/field=dat-dai',
    )
  })
})

describe(sliceWords, () => {
  it.each([
    [
      { dimension: 'field', value: 'dat-dai' },
      { dimension: 'Lĩnh vực', value: 'Đất đai' },
    ],
    [
      { dimension: 'field', value: 'moi' },
      { dimension: 'Lĩnh vực', value: 'moi' },
    ],
    [
      { dimension: 'x', value: 'y' },
      { dimension: 'x', value: 'y' },
    ],
  ])('says %o as %o', (slice, words) => {
    expect(sliceWords(slice, anIndicator())).toEqual(words)
  })
})
