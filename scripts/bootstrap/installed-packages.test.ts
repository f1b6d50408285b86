import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { differenceBetween, missingPackages } from './installed-packages.mjs'

const wanted = {
  '': { version: '0.1.0' },
  'apps/one': { version: '0.1.0' },
  'node_modules/one': { version: '1.0.0' },
  'node_modules/only-elsewhere': { version: '1.0.0', optional: true },
}

describe(differenceBetween, () => {
  it('finds none when every package is there, optional ones aside', () => {
    expect(differenceBetween(wanted, { 'node_modules/one': { version: '1.0.0' } })).toBeNull()
  })

  it.each([
    ['an absent package', {}, 'thiếu one'],
    ['another version', { 'node_modules/one': { version: '1.0.1' } }, 'one khác'],
    [
      'another version of an optional package',
      { 'node_modules/one': { version: '1.0.0' }, 'node_modules/only-elsewhere': { version: '2.0.0' } },
      'only-elsewhere khác',
    ],
  ])('names %s', (_, installed, words) => {
    expect(differenceBetween(wanted, installed)).toContain(words)
  })
})

describe(missingPackages, () => {
  it('takes a clone without node_modules for one where all is missing', async () => {
    const root = await mkdtemp(join(tmpdir(), 'toan-canh-clone-'))
    await writeFile(join(root, 'package-lock.json'), JSON.stringify({ packages: wanted }))
    expect(missingPackages(root)).toBe('chưa có gói nào')
    await rm(root, { recursive: true })
  })

  it('finds nothing to install where the tests run', () => {
    expect(missingPackages(process.cwd())).toBeNull()
  })
})
