import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const script = fileURLToPath(new URL('units-from-official-list.mjs', import.meta.url))
const register = fileURLToPath(new URL('../catalogue/units/ninh-binh.csv', import.meta.url))
const officialList = fileURLToPath(new URL('../../shared/data/communes_2026.csv', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'units-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const list = [
  'code,province_code,type,name,area_km2,population,lon,lat',
  '14362,37,phuong,Tam Điệp,41.2,26845,105.86,20.163',
  '14359,37,xa,Cúc Phương,132.68,đang cập nhật,105.655,20.2978',
  '22736,56,dac_khu,Trường Sa,1,100,111.9,8.6',
]
const old = [
  'code,name,short,type,parent,validFrom,validTo,aliases,lon,lat',
  '37,Tỉnh Ninh Bình,Ninh Bình,province,,2025-07-01,,H42,105.975,20.25',
  '99999,Xã Cũ,Cũ,commune,37,2025-07-01,,,105,20',
]

describe('units-from-official-list', () => {
  it('replaces the communes of the province and keeps its other units', () => {
    const target = file('units.csv', old)
    const people = join(folder, 'people.csv')
    execFileSync(process.execPath, [script, file('list.csv', list), '37', target, people])
    expect(readFileSync(target, 'utf8').trimEnd().split('\n')).toEqual([
      old[0],
      old[1],
      '14359,Xã Cúc Phương,Cúc Phương,commune,37,2025-07-01,,,105.655,20.2978',
      '14362,Phường Tam Điệp,Tam Điệp,ward,37,2025-07-01,,,105.86,20.163',
    ])
    expect(readFileSync(people, 'utf8')).toBe('code,population\n14359,\n14362,26845\n')
  })

  it('says how it is used', () => {
    expect(() => execFileSync(process.execPath, [script], { stdio: 'pipe' })).toThrow('usage')
  })

  it.skipIf(!existsSync(officialList))(
    'finds nothing to change in the catalogue (skipped without the official list)',
    () => {
      const before = readFileSync(register, 'utf8')
      const target = file('ninh-binh.csv', before.trimEnd().split('\n'))
      execFileSync(process.execPath, [script, officialList, '37', target])
      expect(readFileSync(target, 'utf8')).toBe(before)
    },
  )
})
