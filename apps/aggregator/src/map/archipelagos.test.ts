import { describe, expect, it } from 'vitest'
import { requiredMapNames } from '@toan-canh/contract'
import { archipelagoIslands, hoangSaUnit, insetLabels, truongSaUnit } from './archipelagos.ts'

describe('archipelagoIslands', () => {
  it.each([
    ['Quần đảo Hoàng Sa', hoangSaUnit, [111.1, 15.7, 112.8, 17.2]],
    ['Quần đảo Trường Sa', truongSaUnit, [111.5, 6.9, 117.3, 11.6]],
  ] as const)('holds a dozen islands of %s, each in its waters', (_, unit, [west, south, east, north]) => {
    const islands = archipelagoIslands.filter((island) => island.unit === unit)
    expect(islands.length).toBeGreaterThanOrEqual(12)
    for (const { at, name } of islands) {
      expect(at[0] > west && at[0] < east && at[1] > south && at[1] < north, name).toBe(true)
    }
  })
  it('names no island twice', () => {
    expect(new Set(archipelagoIslands.map(({ name }) => name)).size).toBe(archipelagoIslands.length)
  })
})

describe('insetLabels', () => {
  it('are the three required names, letter by letter', () => {
    expect(insetLabels.map(({ text }) => text).toSorted()).toEqual([...requiredMapNames].toSorted())
    expect(requiredMapNames).toEqual(['Quần đảo Hoàng Sa', 'Quần đảo Trường Sa', 'Biển Đông'])
  })
})
