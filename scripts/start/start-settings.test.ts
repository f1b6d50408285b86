import { describe, expect, it } from 'vitest'
import { readStartSettings } from './start-settings.ts'

describe(readStartSettings, () => {
  it('needs nothing to be set', () => {
    expect(readStartSettings({})).toEqual({
      port: 4800,
      provincePort: 4801,
      hasSample: true,
      dataDir: 'data',
      hasOwnDatabase: true,
    })
  })

  it('takes an empty setting for one that is not set', () => {
    expect(readStartSettings({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4800, hasOwnDatabase: true })
  })

  it('starts no database where a server is named', () => {
    expect(readStartSettings({ DATABASE_URL: 'postgresql://u:p@db:5432/x' }).hasOwnDatabase).toBe(false)
  })

  it.each([
    ['PORT', 'x'],
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PROVINCE_PORT', '80.5'],
    ['SAMPLE', 'no'],
    ['DATABASE_URL', 'mysql://u:secret@db/x'],
  ])('names %s and its remedy, never the value %s', (name, value) => {
    expect(() => readStartSettings({ [name]: value })).toThrow(new RegExp(`^Thiết đặt ${name} không dùng được: đặt`))
    expect(() => readStartSettings({ [name]: value })).not.toThrow(/secret/)
  })

  it('refuses one port for two programs', () => {
    expect(() => readStartSettings({ PORT: '5000', PROVINCE_PORT: '5000' })).toThrow(/hai cổng khác nhau/)
  })
})
