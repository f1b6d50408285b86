import { parseDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { createRegister } from './register.ts'
import { UnitNames } from './unit-names.ts'
import type { Unit, UnitType } from './units.ts'

function aUnit(code: string, name: string, type: UnitType, rest: Partial<Unit> = {}): Unit {
  return { code, name, type, parent: null, validFrom: '2025-07-01', validTo: null, aliases: [], ...rest }
}
const former = { validFrom: '1997-01-01', validTo: '2025-06-30' }
const register = createRegister([
  aUnit('56', 'Tỉnh Khánh Hoà', 'province'),
  aUnit('56', 'Tỉnh Khánh Hòa', 'province', former),
  aUnit('568', 'Thành phố Nha Trang', 'district', { parent: '56', ...former }),
  aUnit('22366', 'Phường Nha Trang', 'ward', { parent: '56' }),
  aUnit('22', 'Thành phố Quảng Ninh', 'city'),
  aUnit('193', 'Thành phố Hạ Long', 'district', { parent: '22', ...former }),
  aUnit('22', 'Tỉnh Quảng Ninh', 'province', former),
  aUnit('06658', 'Phường Hạ Long', 'ward', { parent: '22' }),
  aUnit('206', 'Thị xã Quảng Yên', 'district', { parent: '22', ...former }),
  aUnit('07132', 'Phường Quảng Yên', 'ward', { parent: '22' }),
  aUnit('06814', 'Phường Bình Khê', 'ward', { parent: '22' }),
  aUnit('06814x', 'Xã Bình Khê', 'commune', { parent: '22', ...former }),
  aUnit('25', 'Tỉnh Phú Thọ', 'province'),
  aUnit('08218', 'Xã Quảng Yên', 'commune', { parent: '25' }),
  aUnit('37', 'Tỉnh Ninh Bình', 'province'),
  aUnit('13285', 'Phường Phủ Lý', 'ward', { parent: '37' }),
  aUnit('14329', 'Phường Hoa Lư', 'ward', { parent: '37' }),
  aUnit('a', 'Xã Yên Hòa', 'commune', { parent: '37' }),
  aUnit('b', 'Xã Yên Hoa', 'commune', { parent: '37' }),
])
const before = parseDay('2025-06-30') ?? 0
const after = parseDay('2025-07-01') ?? 0

describe(UnitNames, () => {
  it.each([
    'Phường Nha Trang',
    'phường  nha trang ',
    'P. Nha Trang',
    'P.Nha Trang',
    'UBND phường Nha Trang',
    'Ủy ban nhân dân phường Nha Trang',
    'Phường Nha Trang'.normalize('NFD'),
    'Phuong Nha Trang',
  ])('knows the ward in %j', (name) => {
    expect(register.named(name, { within: '56', day: after })?.code).toBe('22366')
  })

  it.each([
    ['Thành phố Nha Trang', '56', before, '568'],
    ['TP. Nha Trang', '56', before, '568'],
    ['Thành phố Nha Trang', '56', after, undefined],
    ['Phường Nha Trang', '56', before, undefined],
    ['Nha Trang', '56', after, undefined],
    ['Thành phố Hạ Long', '22', after, undefined],
    ['Phường Hạ Long', '22', after, '06658'],
    ['Xã Bình Khê', '22', after, undefined],
    ['Xã Bình Khê', '22', before, '06814x'],
    ['Phường Bình Khê', '22', after, '06814'],
    ['TX. Quảng Yên', '22', before, '206'],
    ['Phường Quảng Yên', '22', after, '07132'],
    ['Xã Quảng Yên', '22', after, undefined],
    ['Xã Quảng Yên', '25', after, '08218'],
    ['Phường Hoa Lư', '37', after, '14329'],
    ['Phường Hoa Lư', '52', after, undefined],
    ['Thành phố Phủ Lý', '37', after, undefined],
    ['Phường Phủ Lý', '37', after, '13285'],
  ] as const)('takes %j within %s on day %i for %s', (name, within, day, code) => {
    expect(register.named(name, { within, day })?.code).toBe(code)
  })

  it('lets a name without its type word mean only the declared types', () => {
    expect(register.named('Nha Trang', { within: '56', day: after, types: ['ward', 'commune'] })?.code).toBe('22366')
    expect(register.named('Nha Trang', { within: '56', day: before, types: ['ward', 'commune'] })).toBeUndefined()
  })

  it.each([
    ['Xã Yên Hoà', 'a'],
    ['Xã Yên Hòa', 'a'],
    ['Xã Yên Hoa', 'b'],
    ['Xã Yên Hoá', undefined],
    ['Xa Yen Hoa', undefined],
  ])('tells marks from one another: %j is %s', (name, code) => {
    expect(register.named(name, { within: '37', day: after })?.code).toBe(code)
  })
})
