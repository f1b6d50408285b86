import { describe, expect, it } from 'vitest'
import { register } from '../sample.fixture.ts'
import { unitCharacters, waitsForTaxes } from './unit-character.ts'

describe('the register', () => {
  const communes = register.units.filter(({ isCommune }) => isCommune)

  it('has the 129 communes of Ninh Bình, and departments under their aliases', () => {
    expect(communes).toHaveLength(129)
    expect(communes.find(({ code }) => code === '14329')?.name).toBe('Phường Hoa Lư')
    expect(register.units.find(({ code }) => code === 'H42.05')?.name).toBe('Sở Nông nghiệp và Môi trường')
    expect(new Set(register.units.map(({ agency }) => agency)).size).toBe(register.units.length)
  })
  it('gives the largest ward most work, and no commune next to none', () => {
    const sorted = communes.toSorted((a, b) => b.weight - a.weight)
    expect(sorted[0]?.name).toBe('Phường Nam Định')
    expect(sorted.at(-1)?.weight).toBe(12_000)
  })
  it('has procedures for communes and for departments that exist', () => {
    const agencies = new Set(register.units.map(({ agency }) => agency))
    expect(register.procedures.length).toBeGreaterThanOrEqual(60)
    expect(new Set(register.procedures.map(({ code }) => code)).size).toBe(register.procedures.length)
    for (const { agency } of register.procedures) expect(agency === 'xa' || agencies.has(agency)).toBe(true)
    expect(register.procedures.find(({ code }) => code === '2.000635')).toMatchObject({ termDays: 0, field: 'ho-tich' })
    expect(register.procedures.filter(waitsForTaxes).length).toBeGreaterThan(2)
  })
})

describe(unitCharacters, () => {
  const characters = unitCharacters(register, 37)
  it('lets a dozen communes and the land office struggle', () => {
    const late = characters.map(({ late: share }) => share)
    expect(late.filter((share) => share > 0.03)).toHaveLength(13)
    expect(late[register.units.findIndex(({ code }) => code === 'H42.05')]).toBeGreaterThan(0.03)
  })
  it('keeps every share between 0 and 1, repeats itself and differs by seed', () => {
    for (const character of characters) for (const share of Object.values(character)) expect(share > 0 && share < 1).toBe(true) // prettier-ignore
    expect(unitCharacters(register, 37)).toEqual(characters)
    expect(unitCharacters(register, 38)).not.toEqual(characters)
  })
})
