import { describe, expect, it } from 'vitest'
import { readSettings, SettingsError } from './read-settings.ts'

function sentences(environment: Record<string, string>): readonly string[] {
  try {
    readSettings(environment, '/srv')
    return []
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    return error.sentences
  }
}

describe(readSettings, () => {
  it('needs nothing: the defaults are safe', () => {
    const settings = readSettings({}, '/srv')
    expect(settings).toMatchObject({ PORT: 4800, HOST: '127.0.0.1', sources: 'all', hasSample: true })
    expect(settings).toMatchObject({ DATA_DIR: '/srv/data', CATALOGUE_DIR: '/srv/catalogue' })
    expect(settings.DATABASE_URL).toBeUndefined()
    expect(settings.valueOf('MOT_CUA_URL')).toBe('http://127.0.0.1:4801')
  })

  it.each([
    [{}, 'mqtt://127.0.0.1:4802'],
    [{ PROVINCE_PORT: '7000' }, 'mqtt://127.0.0.1:7001'],
    [{ PROVINCE_MQTT_PORT: '1883' }, 'mqtt://127.0.0.1:1883'],
  ])('finds the broker of the sample by %j', (environment, url) => {
    expect(readSettings(environment, '/srv').valueOf('PROVINCE_MQTT_URL')).toBe(url)
  })

  it('finds the other doors of the sample beside it, and folders for the files of offices below the data', () => {
    const { valueOf } = readSettings({ PROVINCE_PORT: '7000', BUDGET_PLAN_DIR: '/mnt/du-toan' }, '/srv')
    expect(valueOf('PROVINCE_TLS_URL')).toBe('https://127.0.0.1:7002')
    expect(valueOf('SCORE_766_SAMPLE_URL')).toBe('http://127.0.0.1:7000/evaluation')
    expect(valueOf('ECON_MONTH_DIR')).toBe('/srv/data/nhan-tep/kinh-te-thang')
    expect(valueOf('BUDGET_PLAN_DIR')).toBe('/mnt/du-toan')
  })

  it('takes an empty value for one that is not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' }, '/srv').PORT).toBe(4800)
  })

  it.each([
    ['none', []],
    ['mot-cua', ['mot-cua']],
    ['mot-cua, receipt', ['mot-cua', 'receipt']],
  ])('reads SOURCES=%s', (text, wanted) => {
    const { sources } = readSettings({ SOURCES: text }, '/srv')
    expect(sources === 'all' ? sources : [...sources]).toEqual(wanted)
  })

  it.each([
    ['PORT', 'http'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['LOG_LEVEL', 'loud'],
    ['LOG_RETENTION_DAYS', '0'],
    ['SAMPLE', 'maybe'],
    ['MOT_CUA_URL', 'ftp://one-stop'],
  ])('refuses %s=%s in one sentence that names it', (name, value) => {
    const [sentence, ...rest] = sentences({ [name]: value })
    expect(sentence).toContain(name)
    expect(sentence).not.toContain('\n')
    expect(rest).toEqual([])
  })

  it('refuses a name of its own that it does not know', () => {
    expect(sentences({ MOT_CUA_URI: 'http://one-stop' })[0]).toContain('MOT_CUA_URI')
  })

  it('leaves what belongs to others alone', () => {
    expect(sentences({ PATH: '/bin', HOME: '/root', npm_config_cache: '/x' })).toEqual([])
  })

  it('names every wrong setting at once', () => {
    expect(sentences({ PORT: 'x', SAMPLE: 'x', TOAN_CANH_X: '1' })).toHaveLength(3)
  })

  it('says nothing of a secret in its sentences', () => {
    expect(sentences({ DATABASE_URL: 'mysql://root:geheim@db/x' }).join()).not.toContain('geheim')
  })

  it('resolves what a source names, and says when it is not set', () => {
    const settings = readSettings({ LGSP_KEY: 'k' }, '/srv')
    expect([settings.valueOf('LGSP_KEY'), settings.valueOf('LGSP_OTHER')]).toEqual(['k', undefined])
  })
})
