import { createRegister, type Unit } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { unitAt } from './unit-lookup.ts'
import { Unmappable } from './unmappable.ts'

function aUnit(code: string, name: string, rest: Partial<Unit> = {}): Unit {
  return { code, name, type: 'ward', parent: '37', validFrom: '2025-07-01', validTo: null, aliases: [], ...rest }
}
const former = { validFrom: '1997-01-01', validTo: '2025-06-30' }
const register = createRegister([
  aUnit('37', 'Tỉnh Ninh Bình', { type: 'province', parent: null, validFrom: '1997-01-01' }),
  aUnit('14329', 'Phường Hoa Lư', { aliases: ['H42.120'] }),
  aUnit('14321', 'Phường Đông Thành', former),
  aUnit('52', 'Tỉnh Gia Lai', { type: 'province', parent: null }),
  aUnit('23593', 'Phường Hoa Lư', { parent: '52' }),
])
const before = Date.parse('2025-05-02T08:00:00+07:00')
const after = Date.parse('2025-08-02T08:00:00+07:00')
const names = { within: '37' }

describe(unitAt, () => {
  it.each([
    ['a code', '14329', [after], undefined, '14329'],
    ['an alias', 'H42.120', [after], undefined, '14329'],
    ['an old code on its day', '14321', [before], undefined, '14321'],
    ['an old code of a case that was handed in on its day', '14321', [after, before], undefined, '14321'],
    ['a name below the declared parent', 'P. Hoa Lư', [after], names, '14329'],
    ['a decomposed name', 'Phường Hoa Lư'.normalize('NFD'), [after], names, '14329'],
    ['an old name on its day', 'Phường Đông Thành', [before], names, '14321'],
    ['the same name below another parent', 'Phường Hoa Lư', [after], { within: '52' }, '23593'],
  ] as const)('knows %s', (_what, value, instants, allowed, code) => {
    expect(unitAt(register, value, { field: 'DonVi', instants, names: allowed })).toBe(code)
  })

  it.each([
    ['a name where names are not allowed', 'Phường Hoa Lư', undefined],
    ['a name of another day', 'Phường Đông Thành', names],
    ['a name without its type word', 'Hoa Lư', names],
    ['nothing', undefined, names],
  ])('refuses %s', (_what, value, allowed) => {
    expect(unitAt(register, value, { field: 'DonVi', instants: [after], names: allowed })).toBeInstanceOf(Unmappable)
  })
})
