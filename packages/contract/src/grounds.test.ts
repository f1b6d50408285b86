import { parseDay } from '@toan-canh/calendar'
import { describe, expect, it } from 'vitest'
import { groundChanges, groundedName, isSameGround, parseGroundedName } from './grounds.ts'
import { createRegister } from './register.ts'
import type { Unit } from './units.ts'

const former = { validFrom: '1997-01-01', validTo: '2025-06-30' }
function aUnit(code: string, parent: string | null, rest: Partial<Unit> = {}): Unit {
  return { code, name: code, type: 'other', parent, validFrom: '2025-07-01', validTo: null, aliases: [], ...rest }
}
function day(iso: string): number {
  return parseDay(iso) ?? 0
}
const from = '2025-07-01'
const merged = day(from)
const register = createRegister(
  [
    ...['35', '37', '22'].map((code) => aUnit(code, null, former)),
    aUnit('37', null),
    aUnit('22', null, { validTo: '2026-08-31' }),
    aUnit('22', null, { name: 'city', validFrom: '2026-09-01' }),
    ...['a', 'b'].map((code) => aUnit(code, '35', former)),
    aUnit('c', '22', former),
    ...['a', 'b'].map((code) => aUnit(code, '37')),
    aUnit('c', '22', { validTo: '2026-08-31' }),
    aUnit('c', '37', { validFrom: '2026-09-01' }),
  ],
  [
    { old: '35', new: '37', from, share: 'whole' },
    { old: '37', new: '37', from, share: 'whole' },
    { old: '22', new: '22', from, share: 'whole' },
    { old: 'a', new: 'a', from, share: 'divided' },
    { old: 'a', new: 'b', from, share: 'divided' },
    { old: 'b', new: 'b', from, share: 'whole' },
    { old: 'c', new: 'c', from, share: 'whole' },
  ],
)

describe(groundChanges, () => {
  it.each([
    ['a province that took others', '37', [merged, day('2026-09-01')]],
    ['a unit that was divided', 'a', [merged]],
    ['a unit that took a part', 'b', [merged]],
    ['a unit that only changed its name', '22', []],
    ['a unit that passed whole to itself', 'c', []],
  ])('tells of %s', (_what, code, days) => {
    expect(groundChanges(register, code)).toEqual(days)
  })
})

describe(isSameGround, () => {
  const [before, after] = [
    { from: day('2025-06-01'), to: day('2025-06-30') },
    { from: merged, to: day('2025-07-31') },
  ]
  it.each([
    ['then', before, after, false],
    ['then', before, before, true],
    ['then', after, after, true],
    ['now', before, after, true],
  ] as const)('seen with %s', (boundary, earlier, later, is) => {
    expect(isSameGround([merged], boundary, [earlier, later])).toBe(is)
  })
})

describe(groundedName, () => {
  it.each([
    ['37', { unit: '37' }],
    ['37@then', { unit: '37', boundary: 'then' }],
  ] as const)('is read back from %s', (name, parts) => {
    expect(parseGroundedName(name)).toEqual(parts)
    expect(groundedName(parts)).toBe(name)
  })
})
