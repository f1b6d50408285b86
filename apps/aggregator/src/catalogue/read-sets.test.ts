import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Indicator, IndicatorFile } from '@toan-canh/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Mistakes } from './mistakes.ts'
import { readSets } from './read-sets.ts'
import { CatalogueError } from './read-yaml.ts'

const indicator: Indicator = {
  vi: 'Hồ sơ',
  en: 'Dossiers',
  unit: 'hồ sơ',
  better: 'context',
  kind: 'statistic',
  formula: { sum: ['x'] },
  decimals: 0,
  cadence: 'day',
  class: 'public',
  owner: 'Chánh Văn phòng',
  basis: 'Thử',
}
const packs: readonly IndicatorFile[] = [
  {
    pack: 'p',
    dimensions: {},
    measures: {},
    indicators: { 'p.open': indicator, 'p.inner': { ...indicator, class: 'internal' } },
  },
]
const template = (code: string, id: string) => `  - code: ${code}
    vi: Biểu
    en: Table
    indicators: [${id}]
    by: unit
    every: month
    basis: Thử
`
const open = `    open:
      licence: { name: CC BY 4.0, url: 'https://creativecommons.org/licenses/by/4.0/' }
      publisher: UBND tỉnh
      description: Thử
      theme: Thử
`
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sets-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function sentencesOf(text: string): Promise<readonly string[]> {
  const path = join(folder, 'sets.yaml')
  await writeFile(path, `sets:\n${text}`)
  const mistakes = new Mistakes()
  await readSets([{ path, name: 'p/sets.yaml', kind: 'sets.yaml' }], packs, mistakes)
  try {
    mistakes.throwAny()
    return []
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error
    return error.mistakes.map(({ line, sentence }) => `${String(line)}: ${sentence}`)
  }
}

describe(readSets, () => {
  it.each([
    ['a set of indicators that are there', template('A', 'p.inner'), []],
    ['open data of public ones', template('A', 'p.open') + open, []],
    ['an indicator that is not there', template('A', 'p.gone'), ['5: there is no indicator p.gone']],
    [
      'open data of inner ones',
      template('A', 'p.inner') + open,
      ['5: p.inner is internal: open data holds public indicators only'],
    ],
    ['a code that stands twice', template('A', 'p.open') + template('A', 'p.open'), ['9: the set A is defined twice']],
  ])('judges %s', async (_, text, sentences) => {
    expect(await sentencesOf(text)).toEqual(sentences)
  })
})
