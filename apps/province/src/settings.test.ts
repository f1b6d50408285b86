import { describe, expect, it } from 'vitest'
import { defaultSettings, portBeside, readSettings } from './settings.ts'

describe(readSettings, () => {
  it('serves a tenth of the province on port 4801 in real time by default', () => {
    expect(readSettings({})).toEqual(defaultSettings)
    expect(defaultSettings).toMatchObject({ PROVINCE_PORT: 4801, SAMPLE_SCALE: 0.1, SAMPLE_SPEED: 1 })
  })
  it('reads numbers', () => {
    expect(readSettings({ SAMPLE_SCALE: '1', SAMPLE_SPEED: '3600', PATH: '/bin' })).toMatchObject({
      SAMPLE_SCALE: 1,
      SAMPLE_SPEED: 3600,
    })
  })
  it.each([
    ['SAMPLE_SCALE', '0'],
    ['SAMPLE_SCALE', 'full'],
    ['SAMPLE_SPEED', '0.5'],
    ['PROVINCE_PORT', '70000'],
    ['SAMPLE_SEED', '-1'],
    ['PROVINCE_CLIENT_SECRET', ''],
  ])('refuses %s=%s and names it', (name, value) => {
    expect(readSettings({ [name]: value })).toContain(name)
  })
})

describe(portBeside, () => {
  it.each([
    [4801, undefined, 1, 4802],
    [4801, undefined, 2, 4803],
    [4801, 1883, 1, 1883],
    [0, undefined, 1, 0],
  ])('beside %s, set to %s, %s further on, is %s', (first, set, further, port) => {
    expect(portBeside(first, set, further)).toBe(port)
  })
})
