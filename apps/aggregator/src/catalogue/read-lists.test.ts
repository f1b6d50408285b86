import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IndicatorFile } from '@toan-canh/contract'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Mistakes } from './mistakes.ts'
import { readLists } from './read-lists.ts'
import { CatalogueError } from './read-yaml.ts'

const packs: readonly IndicatorFile[] = [
  {
    pack: 'infra',
    facts: { shape: 'asset', kind: 'link' },
    dimensions: { carrier: { vi: 'Nhà mạng', en: 'Carrier', values: { vnpt: 'VNPT' } } },
    measures: {},
    indicators: {},
  },
]
const good = `lists:
  - id: duong-truyen
    vi: Đường truyền
    en: Links
    group: data
    of: { shape: asset, kind: link }
    owner: Giám đốc Sở Khoa học và Công nghệ
    columns: [{ attribute: carrier, vi: Nhà mạng, en: Carrier }]
    basis: Giám sát mạng
`
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lists-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(text: string) {
  const path = join(folder, 'lists.yaml')
  await writeFile(path, text)
  const mistakes = new Mistakes()
  const lists = await readLists([{ path, name: 'infra/lists.yaml', kind: 'lists.yaml' }], packs, mistakes)
  try {
    mistakes.throwAny()
    return { lists, sentences: [] }
  } catch (error) {
    if (!(error instanceof CatalogueError)) throw error
    return { lists, sentences: error.mistakes.map(({ line, sentence }) => `${String(line)}: ${sentence}`) }
  }
}

describe(readLists, () => {
  it('gives columns of codes the words of the pack that counts them', async () => {
    const { lists, sentences } = await read(good)
    expect(sentences).toEqual([])
    expect(lists.get('duong-truyen')?.columns[0]?.values).toEqual({ vnpt: 'VNPT' })
  })

  it.each([
    [
      'a kind that nobody counts',
      good.replace('kind: link', 'kind: bridge'),
      '6: no pack counts assets of kind bridge',
    ],
    ['an indicator that is not there', `${good}    indicators: [infra.x]\n`, '10: there is no indicator infra.x'],
    ['a list that stands twice', good + good.replace('lists:\n', ''), '10: the list duong-truyen is defined twice'],
    [
      'a due instant of an asset',
      `${good}    date: { by: due, vi: Hạn, en: Due }\n`,
      '10: an asset has no due instant',
    ],
  ])('tells of %s where it stands', async (_, text, sentence) => {
    expect((await read(text)).sentences).toEqual([sentence])
  })
})
