import { describe, expect, it } from 'vitest'
import { RegisterError } from './register-error.ts'
import { createRegister } from './register.ts'
import type { Unit } from './units.ts'

function aUnit(code: string, parent: string | null, rest: Partial<Unit> = {}): Unit {
  return {
    code,
    name: `Đơn vị ${code}`,
    type: 'other',
    parent,
    validFrom: '2025-07-01',
    validTo: null,
    aliases: [],
    ...rest,
  }
}
function dayOf(iso: string): number {
  return Date.parse(iso) / 86_400_000
}

describe(createRegister, () => {
  const register = createRegister([
    aUnit('37', null, { aliases: ['H42'] }),
    aUnit('37-SNV', '37', { aliases: ['H42.02', 'SNV'] }),
    aUnit('14329', '37', { aliases: ['H42.30'] }),
    aUnit('14329-1', '14329'),
    aUnit('14330', '37', { validFrom: '2020-01-01', validTo: '2025-06-30', aliases: ['cu'] }),
    aUnit('14330', '37', { name: 'Phường mới', validFrom: '2025-07-01', aliases: ['moi'] }),
  ])

  it.each([
    ['37', '37'],
    ['H42', '37'],
    ['H42.30', '14329'],
    ['SNV', '37-SNV'],
    ['Đơn vị 37', undefined],
    ['h42', undefined],
    ['', undefined],
  ])('finds %j as %s', (name, code) => {
    expect(register.find(name)?.code).toBe(code)
  })

  it.each([
    ['14330', '2025-06-30', 'Đơn vị 14330'],
    ['14330', '2025-07-01', 'Phường mới'],
    ['14330', '2019-12-31', undefined],
    ['cu', '2025-06-30', 'Đơn vị 14330'],
    ['cu', '2025-07-01', undefined],
    ['37', '2025-06-30', undefined],
  ])('finds %s on %s as %s', (name, day, expected) => {
    expect(register.find(name, dayOf(day))?.name).toBe(expected)
  })

  it('takes the newest version when no day is given', () => {
    expect(register.find('14330')?.name).toBe('Phường mới')
  })

  it('knows what lies below and above a unit', () => {
    expect(register.roots.map((unit) => unit.code)).toEqual(['37'])
    expect(register.childrenOf('14329').map((unit) => unit.code)).toEqual(['14329-1'])
    expect(register.childrenOf('14329-1')).toEqual([])
    expect(new Set(register.descendantsOf('37').map((unit) => unit.code))).toEqual(
      new Set(['37-SNV', '14329', '14329-1', '14330']),
    )
    expect(register.ancestorsOf('14329-1').map((unit) => unit.code)).toEqual(['14329', '37'])
    expect(register.ancestorsOf('37')).toEqual([])
  })

  it.each([
    ['an unknown parent', [aUnit('a', 'b')], /parent b of a/],
    ['a ring of parents', [aUnit('a', 'b'), aUnit('b', 'a')], /ring/],
    ['one code twice at a time', [aUnit('a', null), aUnit('a', null)], /both a and a/],
    [
      'one alias for two units',
      [aUnit('a', null, { aliases: ['x'] }), aUnit('b', null, { aliases: ['x'] })],
      /^x names/,
    ],
    ['validity that ends before it begins', [aUnit('a', null, { validTo: '2025-06-30' })], /ends before/],
  ])('refuses %s', (_name, units, sentence) => {
    expect(() => createRegister(units)).toThrow(RegisterError)
    expect(() => createRegister(units)).toThrow(sentence)
  })

  it('counts what lies below two versions of one code once', () => {
    const versions = createRegister([
      aUnit('p', null),
      aUnit('a', 'p', { validTo: '2025-12-31' }),
      aUnit('a', 'p', { validFrom: '2026-01-01' }),
      aUnit('b', 'a'),
    ])
    expect(versions.descendantsOf('p').map((unit) => unit.code)).toEqual(['a', 'b'])
    expect(versions.versionsOf('a').map((unit) => unit.validFrom)).toEqual(['2025-07-01', '2026-01-01'])
  })

  it('lets an alias pass from one unit to its successor', () => {
    const heirs = createRegister([
      aUnit('a', null, { validTo: '2025-12-31', aliases: ['x'] }),
      aUnit('b', null, { validFrom: '2026-01-01', aliases: ['x'] }),
    ])
    expect(heirs.find('x', dayOf('2025-12-31'))?.code).toBe('a')
    expect(heirs.find('x', dayOf('2026-01-01'))?.code).toBe('b')
  })

  it('knows what lies below and above a unit on a day', () => {
    const merged = createRegister([
      aUnit('37', null, { validTo: '2025-06-30', validFrom: '1992-04-01' }),
      aUnit('37', null),
      aUnit('369', '37', { validTo: '2025-06-30', validFrom: '1992-04-01' }),
      aUnit('14329', '369', { validTo: '2025-06-30', validFrom: '1992-04-01' }),
      aUnit('14329', '37'),
    ])
    const [before, after] = [dayOf('2025-06-30'), dayOf('2025-07-01')]
    expect(merged.childrenOf('37', before).map(({ code }) => code)).toEqual(['369'])
    expect(merged.childrenOf('37', after).map(({ code }) => code)).toEqual(['14329'])
    expect(merged.childrenOf('37').map(({ code }) => code)).toEqual(['14329'])
    expect(merged.ancestorsOf('14329', before).map(({ code }) => code)).toEqual(['369', '37'])
    expect(merged.ancestorsOf('14329').map(({ code }) => code)).toEqual(['37'])
    expect(merged.roots).toHaveLength(1)
  })

  it.each([
    ['an heir that is not there', [{ old: 'a', new: 'x', share: 'whole' }], /x is not in force/],
    ['an old unit that is not there', [{ old: 'b', new: 'b', share: 'whole' }], /b is not in force on the day before/],
    [
      'more than the whole',
      [
        { old: 'a', new: 'b', share: 0.7 },
        { old: 'a', new: 'c', share: 0.4 },
      ],
      /More than the whole of a/,
    ],
  ] as const)('refuses a succession of %s', (_name, successions, sentence) => {
    const units = [
      aUnit('a', null, { validTo: '2025-12-31' }),
      ...['b', 'c'].map((code) => aUnit(code, null, { validFrom: '2026-01-01' })),
    ]
    expect(() =>
      createRegister(
        units,
        successions.map((each) => ({ ...each, from: '2026-01-01' })),
      ),
    ).toThrow(sentence)
  })
})
