import { fileURLToPath } from 'node:url'
import { parseDay } from '@toan-canh/calendar'
import { createRegister, isProvince, type Register } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { readRegisterFolder } from './register-folder.ts'

const registers = await readRegisterFolder(fileURLToPath(new URL('../../../../catalogue/units', import.meta.url)))

function registerOf(code: string): Register {
  const files = registers.get(code)
  if (files === undefined) throw new Error(`no register of ${code}`)
  return createRegister([...files.units, ...files.former], files.successions)
}
function day(iso: string): number {
  return parseDay(iso) ?? 0
}
function countOf(register: Register, types: readonly string[], on: string): number {
  return register.units.filter((unit) => types.includes(unit.type) && register.find(unit.code, day(on)) === unit).length
}

describe('the registers that ship', () => {
  it('hold 34 provinces, nine of them cities, and 3,321 communes', () => {
    const all = createRegister([...registers.values()].flatMap(({ units }) => units))
    expect(all.roots.filter(isProvince)).toHaveLength(34)
    expect(all.roots.filter(({ type }) => type === 'city')).toHaveLength(9)
    expect(countOf(all, ['commune', 'ward', 'special'], '2026-11-01')).toBe(3321)
    expect(all.find('22736')?.name).toBe('Đặc khu Trường Sa')
  })

  it.each([
    ['75', '2026-04-30'],
    ['22', '2026-09-01'],
    ['24', '2026-09-20'],
  ])('let %s become a city on %s under its code', (code, from) => {
    const register = registerOf(code)
    expect(register.find(code, day(from) - 1)?.type).toBe('province')
    expect(register.find(code, day(from))?.type).toBe('city')
    expect(register.childrenOf(code, day(from))).toEqual(register.childrenOf(code, day(from) - 1))
  })

  it('hold Ninh Bình as it was until 30 June 2025 and as it is', () => {
    const register = registerOf('37')
    expect(countOf(register, ['province'], '2025-06-30')).toBe(3)
    expect(countOf(register, ['district'], '2025-06-30')).toBe(22)
    expect(countOf(register, ['commune', 'ward', 'township'], '2025-06-30')).toBe(398)
    expect(countOf(register, ['district', 'township'], '2025-07-01')).toBe(0)
    expect(countOf(register, ['commune'], '2025-07-01')).toBe(97)
    expect(countOf(register, ['ward'], '2025-07-01')).toBe(32)
  })

  it('lead every old commune of Ninh Bình to a commune of today, and every commune of today back to one', () => {
    const register = registerOf('37')
    const communes = register.childrenOf('37').filter(({ type }) => type === 'commune' || type === 'ward')
    const heirs = new Set(register.successions.map((each) => each.new))
    expect(communes.filter(({ code }) => !heirs.has(code))).toEqual([])
    const old = new Set(register.successions.map((each) => each.old))
    const ended = register.units.filter(({ type, validTo }) => validTo === '2025-06-30' && type !== 'district')
    expect(ended.filter(({ code }) => !old.has(code))).toEqual([])
  })

  it.each([
    ['Thành phố Phủ Lý', '35', '2025-06-30', '347'],
    ['Phường Phủ Lý', '37', '2025-07-01', '13285'],
    ['Thành phố Phủ Lý', '37', '2025-07-01', undefined],
    ['Thành phố Hoa Lư', '37', '2025-06-30', '374'],
    ['Phường Hoa Lư', '37', '2025-07-01', '14329'],
    ['Xã Yên Hòa', '37', '2025-06-30', '14722'],
    ['Xã Yên Hòa', '37', '2025-07-01', undefined],
  ])('take %s within %s on %s for %s', (name, within, on, code) => {
    expect(registerOf('37').named(name, { within, day: day(on) })?.code).toBe(code)
  })

  it('keep Nha Trang the ward apart from Nha Trang the city, which is history', () => {
    const register = registerOf('56')
    const on = day('2026-01-01')
    expect(register.named('Phường Nha Trang', { within: '56', day: on })?.type).toBe('ward')
    expect(register.named('Thành phố Nha Trang', { within: '56', day: on })).toBeUndefined()
    expect(register.named('Nha Trang', { within: '56', day: on })).toBeUndefined()
  })
})
