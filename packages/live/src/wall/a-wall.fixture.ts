import { wallSchema, type WallView } from '@toan-canh/contract'

/** A wall of 3 × 2 panels with a meeting on working mornings and a night; for tests only. 2026-11-20 is the Friday they start from. */
export function aWall(changes: Partial<WallView> = {}): WallView {
  const wall = wallSchema.parse({
    id: 'tuong',
    vi: 'Tường',
    en: 'Wall',
    columns: [1920, 1920, 1920],
    rows: [1080, 1080],
    programmes: [
      {
        id: 'thuong',
        vi: 'Ngày thường',
        en: 'Ordinary',
        items: [
          { board: 'dossiers', seconds: 60 },
          { board: 'dossiers', period: 'last-month', seconds: 30 },
          { board: 'cameras', unit: '14329', seconds: 45 },
        ],
      },
      {
        id: 'giao-ban',
        vi: 'Giao ban',
        en: 'Meeting',
        items: [{ board: 'overview', period: 'yesterday', seconds: 300 }],
      },
      { id: 'dem', vi: 'Đêm', en: 'Night', items: [{ board: 'overview', seconds: 600 }] },
    ],
    slots: [
      { programme: 'giao-ban', days: 'working', from: '07:30', to: '08:30' },
      { programme: 'dem', days: 'every', from: '22:00', to: '05:30' },
    ],
    otherwise: 'thuong',
  })
  return {
    ...wall,
    days: { from: '2026-11-01', to: '2026-12-31', rest: ['2026-11-21', '2026-11-22', '2026-11-24'] },
    ...changes,
  }
}
