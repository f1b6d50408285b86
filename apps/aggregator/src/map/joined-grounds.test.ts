import { describe, expect, it } from 'vitest'
import { aBlock } from './a-province.ts'
import { joinedGrounds } from './joined-grounds.ts'
import { simplifierOf } from './simplified-grounds.ts'

const { squares, units } = aBlock(2, 2)

describe(joinedGrounds, () => {
  it('makes the border of two neighbours one arc that both use, in opposite directions', () => {
    const { geometries } = joinedGrounds(squares.map((square) => [square])).objects.grounds
    const [left, right] = geometries.map((part) => (part.type === 'MultiPolygon' ? part.arcs.flat(2) : []))
    expect((left ?? []).filter((arc) => right?.includes(~arc))).toHaveLength(1)
  })
  it('keeps a place for a ground without polygons', () => {
    expect(joinedGrounds([[], [squares[0] ?? []]]).objects.grounds.geometries).toHaveLength(2)
  })
})

describe(simplifierOf, () => {
  const grounds = squares.map((square, index) => ({
    code: units[index]?.code ?? '',
    name: '',
    at: undefined,
    polygons: [square],
  }))

  it('changes nothing at step 0', () => {
    const kept = simplifierOf(grounds).at(0)
    expect(kept.map(({ polygons }) => polygons.flat(2).length)).toEqual(squares.map((square) => square.flat().length))
  })
  it('leaves something of every unit at its last step', () => {
    const simplifier = simplifierOf(grounds)
    expect(simplifier.at(simplifier.steps).every(({ polygons }) => polygons.length > 0)).toBe(true)
  })
})
