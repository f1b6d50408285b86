import { describe, expect, it } from 'vitest'
import { aUnit, testProvince } from './a-province.ts'
import { truongSaUnit } from './archipelagos.ts'
import { provinceUnits } from './province-units.ts'

const inland = aUnit('90001', [106, 20])

describe(provinceUnits, () => {
  it('takes communes, wards and special zones of the province that are in force', () => {
    const { areas } = provinceUnits(testProvince, [
      inland,
      aUnit('90002', [106.1, 20], { type: 'ward' }),
      aUnit('90003', [106.2, 20], { parent: '37' }),
      aUnit('90004', [106.2, 20], { validTo: '2025-06-30' }),
      aUnit('H99.01', undefined, { type: 'department' }),
    ])
    expect(areas.map(({ code }) => code)).toEqual(['90001', '90002'])
  })
  it('puts Trường Sa into the inset, where its islands are already', () => {
    const found = provinceUnits(testProvince, [inland, aUnit(truongSaUnit, [114.45, 9.71], { type: 'special' })])
    expect(found.areas).toEqual([inland])
    expect(found.inInset.has(truongSaUnit)).toBe(true)
    expect(found.farIslands).toEqual([])
  })
  it.each([
    ['far at sea', [107.7, 20], 1],
    ['near the coast', [106.4, 20], 0],
  ] as const)('treats a special zone %s accordingly', (_, at, inInset) => {
    const found = provinceUnits(testProvince, [inland, aUnit('90009', [...at], { type: 'special' })])
    expect(found.farIslands).toHaveLength(inInset)
  })
})
