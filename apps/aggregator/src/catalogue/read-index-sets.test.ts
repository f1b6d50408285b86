import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogueFile, Mistakes } from './mistakes.ts'
import { readIndexSets } from './read-index-sets.ts'

const setOf = (id: string, from: string, until: string, { max = 10, parts = '', by = '{ unknown: chưa rõ }' } = {}) =>
  `  - { id: ${id}, vi: Bộ, basis: Luật, from: ${from}, until: ${until}, total: x.total, max: 10, groups: [{ indicator: x.one, code: A, vi: Nhóm, max: ${String(max)}, components: [${parts}], recomputed: ${by} }] }`

async function read(...sets: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'index-'))
  const path = join(folder, 'index.yaml')
  await writeFile(path, ['sets:', ...sets].join('\n'))
  const mistakes = new Mistakes()
  const found = await readIndexSets([catalogueFile(folder, path)], (id) => id.startsWith('x.'), mistakes)
  await rm(folder, { recursive: true })
  try {
    mistakes.throwAny()
    return found.map(({ id }) => id)
  } catch (error) {
    return String(error)
  }
}

describe(readIndexSets, () => {
  it('keeps versions that follow each other', async () => {
    expect(await read(setOf('cu', '2022-08-01', '2026-09-30'), setOf('moi', '2026-10-01', 'null'))).toEqual([
      'cu',
      'moi',
    ])
  })

  it.each([
    ['2026-10-01', '2026-10-01'],
    ['null', '2026-10-01'],
  ])('refuses a version that begins before the one to %s ends', async (until, from) => {
    expect(await read(setOf('cu', '2022-08-01', until), setOf('moi', from, 'null'))).toContain('begins before cu ends')
  })

  it.each([
    [{ max: 9 }, 'the groups add up to 9'],
    [{ parts: '{ code: P, vi: Phần, max: 7 }' }, 'its components add up to 7'],
    [{ by: '{ by: y.none }' }, 'there is no indicator y.none'],
  ])('refuses what does not add up or names nothing: %j', async (change, sentence) => {
    expect(await read(setOf('cu', '2022-08-01', 'null', change))).toContain(sentence)
  })
})
