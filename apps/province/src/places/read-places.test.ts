import { describe, expect, it } from 'vitest'
import { register } from '../sample.fixture.ts'
import { readPlaces } from './read-places.ts'

const repository = new URL('../../../../', import.meta.url)
const places = readPlaces(register, repository)

describe(readPlaces, () => {
  it('takes every unit of the register once, as a commune or as a department', () => {
    const codes = places.agencies.map(({ code }) => code)
    expect(codes.toSorted()).toEqual(register.units.map(({ code }) => code).toSorted())
    expect(new Set(codes).size).toBe(codes.length)
    expect(places.agencies).toEqual([...places.departments, ...places.communes])
    expect(places.communes).toHaveLength(129)
  })

  it('puts every commune at a place of its own within the province', () => {
    for (const { name, lon, lat } of places.communes) {
      expect(lon, name).toBeGreaterThan(105.4)
      expect(lon, name).toBeLessThan(106.7)
      expect(lat, name).toBeGreaterThan(19.8)
      expect(lat, name).toBeLessThan(20.8)
    }
    expect(new Set(places.communes.map(({ lon, lat }) => `${lon} ${lat}`)).size).toBe(places.communes.length)
  })

  it('gives people to communes and none to departments, named by their aliases', () => {
    expect(places.communes.every(({ people }) => people >= 12_000)).toBe(true)
    expect(places.departments.length).toBeGreaterThan(10)
    expect(places.departments.every(({ people, code }) => people === 0 && /^H42\.\d\d$/.test(code))).toBe(true)
  })

  it('gives the province as one, with the people of all its communes', () => {
    const people = register.units.reduce((sum, { isCommune, weight }) => sum + (isCommune ? weight : 0), 0)
    expect(places.province).toEqual([{ code: '37', name: 'Tỉnh Ninh Bình', lon: 105.975, lat: 20.25, people }])
  })

  it('does not open without the list of units', () => {
    expect(() => readPlaces(register, new URL('nowhere/', repository))).toThrow('ENOENT')
  })
})
