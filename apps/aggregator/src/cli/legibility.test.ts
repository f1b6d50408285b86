import { type Board, boardSchema, wallSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { legibilityWarnings } from './legibility.ts'

const board: Board = boardSchema.parse({
  id: 'dossiers',
  vi: 'B',
  en: 'B',
  unit: '37',
  period: 'today',
  widgets: {},
  layouts: [
    { width: 3840, height: 2160, places: {} },
    { width: 5760, height: 2160, places: {} },
  ],
})

function warnings(size: { columns: number[]; rows: number[] }, room?: { distance: number; pitch: number }): string[] {
  const programme = { id: 'p', vi: 'P', en: 'P', items: [{ board: 'dossiers', seconds: 60 }] }
  const wall = wallSchema.parse({ id: 'w', vi: 'W', en: 'W', ...size, room, programmes: [programme], otherwise: 'p' })
  return legibilityWarnings([wall], new Map([['dossiers', board]]))
}
const panels = { columns: [1920, 1920, 1920], rows: [1080, 1080] }

describe(legibilityWarnings, () => {
  it('finds nothing where boards are shown as they were written for', () => {
    expect(warnings(panels, { distance: 8, pitch: 0.63 })).toEqual([])
  })

  it('names wall, board, layout, size and remedy where the room is too deep, or the wall too low for its layout', () => {
    expect(warnings(panels, { distance: 12, pitch: 0.63 })).toEqual([
      expect.stringMatching(/Tường w, bảng dossiers \(bố cục 5760 × 2160\).*40 điểm ảnh, cần 60 để đọc từ 12 m/),
    ])
    expect(warnings({ columns: [6656], rows: [1792] }, { distance: 8, pitch: 0.63 })[0]).toContain('cao 33,2 điểm ảnh')
  })

  it('judges no wall whose room nobody has told', () => {
    expect(warnings(panels)).toEqual([])
  })
})
