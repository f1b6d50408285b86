import { describe, expect, it } from 'vitest'
import { readStartSettings } from './start-settings.ts'

describe(readStartSettings, () => {
  it('needs nothing to be set', () => {
    expect(readStartSettings({})).toEqual({
      port: 4800,
      provincePort: 4801,
      mqttPort: 4802,
      tlsPort: 4803,
      hasSample: true,
      nodeOptions: '',
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
    ['PROVINCE_MQTT_PORT', 'mqtt'],
    ['SAMPLE', 'no'],
    ['DATABASE_URL', 'mysql://u:secret@db/x'],
  ])('names %s and its remedy, never the value %s', (name, value) => {
    expect(() => readStartSettings({ [name]: value })).toThrow(new RegExp(`^Thiết đặt ${name} không dùng được: đặt`))
    expect(() => readStartSettings({ [name]: value })).not.toThrow(/secret/)
  })

  it('puts the broker of the sample beside it, unless it is set', () => {
    expect(readStartSettings({ PROVINCE_PORT: '7000' })).toMatchObject({ mqttPort: 7001, tlsPort: 7002 })
    expect(readStartSettings({ PROVINCE_PORT: '7000', PROVINCE_MQTT_PORT: '1883' }).mqttPort).toBe(1883)
  })

  it.each([
    [{ PORT: '5000', PROVINCE_PORT: '5000' }, 'PORT và PROVINCE_PORT'],
    [{ PORT: '5001', PROVINCE_PORT: '5000' }, 'PORT và PROVINCE_MQTT_PORT'],
    [{ PROVINCE_PORT: '5000', PROVINCE_MQTT_PORT: '5000' }, 'PROVINCE_PORT và PROVINCE_MQTT_PORT'],
  ])('refuses one port for two programs: %j', (settings, names) => {
    expect(() => readStartSettings(settings)).toThrow(new RegExp(`^${names} cùng là 500\\d: đặt hai cổng khác nhau`))
  })
})
