import { describe, expect, it } from 'vitest'
import { aBlock, asGeoJson, aUnit } from './a-province.ts'
import { matchUnits } from './match-units.ts'
import { readBoundaries } from './read-boundaries.ts'

const { units, squares } = aBlock(3, 3)
const boundaries = (propertiesOf: (index: number) => Record<string, unknown>) =>
  readBoundaries(asGeoJson(squares, propertiesOf))

describe(matchUnits, () => {
  it.each([
    ['code', (index: number) => ({ code: `9000${index + 1}` })],
    ['MA_XA', (index: number) => ({ name: 'x', MA_XA: `9000${index + 1}` })],
    ['whatever', (index: number) => ({ whatever: 90_001 + index })],
  ] as const)('finds the codes under %s', (property, propertiesOf) => {
    const matched = matchUnits(boundaries(propertiesOf), units)
    expect(matched.property).toBe(property)
    expect([...matched.byUnit.keys()]).toEqual(['90001', '90002', '90003'])
  })
  it('prefers the property that fits most units', () => {
    const matched = matchUnits(
      boundaries((index) => ({ code: index === 0 ? '90001' : 'x', gid: 90_001 + index })),
      units,
    )
    expect(matched.property).toBe('gid')
  })
  it('restores zeros that a spreadsheet has eaten', () => {
    const matched = matchUnits(
      boundaries(() => ({ code: 4 })),
      [aUnit('00004')],
    )
    expect([...matched.byUnit.keys()]).toEqual(['00004'])
  })
  it('takes a unit by its alias', () => {
    const matched = matchUnits(
      boundaries(() => ({ code: 'A1' })),
      [aUnit('90001', undefined, { aliases: ['A1'] })],
    )
    expect(matched.byUnit.get('90001')).toHaveLength(3)
  })
  it('lists codes that are no unit of the province', () => {
    expect(
      matchUnits(
        boundaries((index) => ({ code: `9000${index}` })),
        units,
      ).ignored,
    ).toEqual(['90000'])
  })
  it('never joins by name, and says what it has looked at', () => {
    const match = () =>
      matchUnits(
        boundaries((index) => ({ ten: `Xã 9000${index + 1}` })),
        units,
      )
    expect(match).toThrow(/no property of the file holds unit codes such as 90001; its properties are ten/)
  })
})
