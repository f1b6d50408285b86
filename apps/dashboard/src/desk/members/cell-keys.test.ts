import { describe, expect, it } from 'vitest'
import { cellAfter } from './cell-keys.ts'

const grid = { rows: ['a', 'b', 'c'], columnCount: 4 }

describe(cellAfter, () => {
  it.each([
    ['ArrowDown', { row: 'a', column: 1 }, { row: 'b', column: 1 }],
    ['ArrowDown', { row: 'c', column: 1 }, { row: 'c', column: 1 }],
    ['ArrowUp', { row: 'a', column: 0 }, { row: 'a', column: 0 }],
    ['ArrowLeft', { row: 'b', column: 0 }, { row: 'b', column: 0 }],
    ['ArrowRight', { row: 'b', column: 3 }, { row: 'b', column: 3 }],
    ['ArrowRight', { row: 'b', column: 2 }, { row: 'b', column: 3 }],
    ['End', { row: 'a', column: 2 }, { row: 'c', column: 2 }],
    ['Home', { row: 'c', column: 2 }, { row: 'a', column: 2 }],
    ['PageDown', { row: 'a', column: 2 }, { row: 'c', column: 2 }],
  ])('by %s from %o leads to %o', (key, from, to) => {
    expect(cellAfter(key, from, grid)).toEqual(to)
  })

  it.each(['Enter', 'Escape', 'a', 'Tab'])('is not moved by %s', (key) => {
    expect(cellAfter(key, { row: 'a', column: 0 }, grid)).toBeNull()
  })

  it('does not move from a row that is gone', () => {
    expect(cellAfter('ArrowDown', { row: 'z', column: 0 }, grid)).toBeNull()
  })
})
