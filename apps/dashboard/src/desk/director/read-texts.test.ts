import { describe, expect, it } from 'vitest'
import { colourOf } from './read-texts.ts'

describe(colourOf, () => {
  it.each([
    ['rgb(244, 238, 225)', [244, 238, 225]],
    ['rgba(20, 19, 16, 0.82)', [20, 19, 16]],
    ['rgba(0, 0, 0, 0)', null],
    ['transparent', null],
    ['none', null],
  ])('reads %s as %j', (css, colour) => {
    expect(colourOf(css)).toEqual(colour)
  })
})
