import { type Board, boardSchema, wallSchema } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { legibilityLines } from './legibility.ts'

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

const other: Board = { ...board, id: 'rankings', layouts: board.layouts.slice(1) }

function legibility(size: { columns: number[]; rows: number[] }, room?: { distance: number; pitch: number }) {
  const programme = { id: 'p', vi: 'P', en: 'P', items: [{ board: 'dossiers', seconds: 60 }] }
  const wall = wallSchema.parse({ id: 'w', vi: 'W', en: 'W', ...size, room, programmes: [programme], otherwise: 'p' })
  return legibilityLines([wall], [board, other])
}
const panels = { columns: [1920, 1920, 1920], rows: [1080, 1080] }

describe(legibilityLines, () => {
  it('says of what every board can be read, also of those that no programme shows', () => {
    expect(legibility(panels, { distance: 8, pitch: 0.63 })).toEqual({
      faults: [],
      lines: ['Tường w: 2 bảng đọc được, chữ nhỏ nhất 40 điểm ảnh, cần 40 để đọc từ 8 m'],
    })
  })

  it('names wall, board, layout, size and remedy where the room is too deep, or the wall too low for its layout', () => {
    const { faults, lines } = legibility(panels, { distance: 12, pitch: 0.63 })
    expect(faults).toEqual([
      expect.stringMatching(/Tường w, bảng dossiers \(bố cục 5760 × 2160\).*40 điểm ảnh, cần 60 để đọc từ 12 m/),
      expect.stringMatching(/Tường w, bảng rankings \(bố cục 5760 × 2160\)/),
    ])
    expect(lines).toEqual(faults)
    const low = legibility({ columns: [6656], rows: [1792] }, { distance: 8, pitch: 0.63 })
    expect(low.faults[0]).toContain('cao 33,2 điểm ảnh')
  })

  it('counts what can be read beside what cannot', () => {
    const { faults, lines } = legibility({ columns: [3840], rows: [2160] }, { distance: 8, pitch: 0.7 })
    expect(faults).toEqual([expect.stringContaining('bảng rankings')])
    expect(lines[1]).toBe('Tường w: 1 bảng đọc được, chữ nhỏ nhất 40 điểm ảnh, cần 36 để đọc từ 8 m')
  })

  it('judges no wall whose room nobody has told, and says so', () => {
    expect(legibility(panels)).toEqual({ faults: [], lines: [expect.stringContaining('Tường w: chưa ghi room')] })
  })
})
