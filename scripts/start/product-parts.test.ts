import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { productParts } from './product-parts.ts'
import { readStartSettings } from './start-settings.ts'

const root = mkdtempSync(join(tmpdir(), 'toan-canh-parts-'))
afterAll(() => rmSync(root, { recursive: true }))
const partsOf = (environment: Readonly<Record<string, string>>) =>
  productParts(readStartSettings(environment), { root, say: () => undefined })

describe(productParts, () => {
  it('starts the sample first, and tells both where the other is', () => {
    const [province, aggregator, ...more] = partsOf({ PROVINCE_PORT: '7000' })
    const ports = { PROVINCE_PORT: '7000', PROVINCE_MQTT_PORT: '7001', PROVINCE_TLS_PORT: '7002' }
    expect(more).toEqual([])
    expect(province?.env).toEqual({
      ...ports,
      PROVINCE_OFFICE_DIR: join(root, 'data/nhan-tep'),
      PROVINCE_STORM_FILE: join(root, 'data/dem-bao.json'),
    })
    expect(aggregator?.env).toMatchObject({ ...ports, SAMPLE: 'on', PORT: '4800' })
  })

  it('starts no sample where none is wanted', () => {
    const parts = partsOf({ SAMPLE: 'off' })
    expect(parts.map(({ name }) => name)).toEqual(['Bộ tổng hợp'])
    expect(parts[0]?.env['SAMPLE']).toBe('off')
  })

  it('holds the memory of the aggregator down, and lets whoever starts it say otherwise', () => {
    const thrift = '--max-semi-space-size=16 --max-old-space-size=1024'
    expect(partsOf({})[1]?.env).toMatchObject({ NODE_OPTIONS: thrift, MALLOC_MMAP_THRESHOLD_: '65536' })
    expect(partsOf({})[0]?.env).not.toHaveProperty('NODE_OPTIONS')
    expect(partsOf({ NODE_OPTIONS: '--max-old-space-size=4096' })[1]?.env['NODE_OPTIONS']).toBe(
      `${thrift} --max-old-space-size=4096`,
    )
  })
})
