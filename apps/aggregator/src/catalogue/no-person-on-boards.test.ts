import { fileURLToPath } from 'node:url'
import { isPersonalField } from '@toan-canh/connectors'
import { describe, expect, it } from 'vitest'
import { loadCatalogue } from './load-catalogue.ts'

const { packs, sources, boards } = await loadCatalogue(fileURLToPath(new URL('../../../../catalogue', import.meta.url)))

/** What stands in front of cameras and who reports: neither faces, plates nor words of anybody may get through. */
const watched = ['cam', 'traffic', 'sec', 'pakn', 'pakn_reg']
const tellsPeople = /face|khuon_?mat|plate|bien_?so|mo_?ta|noi_?dung|description|free_?text|ho_?ten|sdt|phone/i

function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}

describe('cameras and feedback', () => {
  const mine = [...sources.values()].filter(({ pack }) => watched.includes(pack))

  it('take no face, plate or free text from any source', () => {
    expect(mine.length).toBeGreaterThan(3)
    for (const { id, definition } of mine) {
      const fields = textsOf(definition.map).filter((text) => tellsPeople.test(text) || isPersonalField(text))
      expect([id, fields]).toEqual([id, []])
    }
  })

  it('slice by listed values or codes only', () => {
    for (const { pack, dimensions } of packs.filter((each) => watched.includes(each.pack)))
      expect(Object.keys(dimensions).map((name) => [pack, name, tellsPeople.test(name)])).toEqual(
        Object.keys(dimensions).map((name) => [pack, name, false]),
      )
  })

  it('show none on their boards, and what is restricted on no wall', () => {
    const restricted = new Set(
      packs.flatMap(({ indicators }) =>
        Object.entries(indicators).flatMap(([id, { class: of }]) => (of === 'restricted' ? [id] : [])),
      ),
    )
    for (const { id, widgets } of boards.values()) {
      const texts = textsOf(Object.values(widgets).map(({ config }) => config))
      expect([id, texts.filter((text) => tellsPeople.test(text) || restricted.has(text))]).toEqual([id, []])
    }
  })
})
