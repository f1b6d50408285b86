import { describe, expect, it } from 'vitest'
import { aPack } from './a-pack.ts'
import { isIslet } from './islet.ts'
import { mapColours } from './map-colours.ts'
import { areasLayer, areasSource, mapStyle } from './map-style.ts'

const colours = mapColours('wall')
const style = mapStyle({ pack: aPack(), colours, classColours: colours.classes, k: 0.5 })

describe(mapStyle, () => {
  it('asks for nothing from any address', () => {
    expect(style).not.toHaveProperty('glyphs')
    expect(style).not.toHaveProperty('sprite')
    expect(JSON.stringify(style)).not.toMatch(/https?:|"url"|"tiles"/)
  })
  it('draws from sea to borders in the order of the visual language', () => {
    expect(style.layers.map(({ id }) => id)).toEqual([
      'sea',
      'other-land',
      'other-land-edge',
      'area-no-data',
      areasLayer,
      'inner-borders',
      'outer-border',
      'selected-border',
    ])
  })
  it('leaves all words to the page', () => {
    expect(style.layers.filter(({ type }) => type === 'symbol')).toEqual([])
  })
  it('finds areas by unit code', () => {
    expect(style.sources[areasSource]).toMatchObject({ type: 'geojson', promoteId: 'code' })
  })
  it('names every class colour once, and scales lines with the face', () => {
    const text = JSON.stringify(style.layers)
    for (const colour of colours.classes) expect(text).toContain(colour)
    expect(style.layers.find(({ id }) => id === 'inner-borders')).toMatchObject({ paint: { 'line-width': 1 } })
  })
  it('gives the main ground the full border and islets a thin one', () => {
    const source = style.sources['outline']
    const data = source?.type === 'geojson' && typeof source.data === 'object' ? source.data : undefined
    expect(data).toMatchObject({ features: [{ properties: { isIslet: false } }, { properties: { isIslet: true } }] })
  })
})

describe(isIslet, () => {
  it.each([
    [0.01, true],
    [0.06, false],
  ])('judges a part %s of a degree across in a province of one degree', (side, expected) => {
    const part = [
      [
        [106, 20],
        [106 + side, 20],
        [106 + side, 20 + side],
        [106, 20],
      ],
    ] as [number, number][][]
    expect(isIslet(part, [106, 20, 107, 20.5])).toBe(expected)
  })
})
