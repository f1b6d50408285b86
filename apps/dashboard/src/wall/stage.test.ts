import { parseInstant } from '@toan-canh/calendar'
import { plainWallState, wallSchema, type WallView } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { stageAt } from './stage.ts'

const wall: WallView = {
  ...wallSchema.parse({
    id: 'w',
    vi: 'Tường',
    en: 'Wall',
    columns: [1920],
    rows: [1080],
    programmes: [
      {
        id: 'p',
        vi: 'p',
        en: 'p',
        items: ['last-month', 'this-month'].map((period) => ({ board: 'b', period, seconds: 60 })),
      },
    ],
    otherwise: 'p',
  }),
  days: { from: '2026-11-01', to: '2026-12-31', rest: [] },
}
const midnight = parseInstant('2026-11-20T00:00:00+07:00') ?? 0

describe(stageAt, () => {
  it.each([
    [0, '2026-10', null],
    [54_999, '2026-10', null],
    [55_000, '2026-10', '2026-11'],
    [59_999, '2026-10', '2026-11'],
    [60_000, '2026-11', null],
  ])('%i ms into the programme shows %s and draws %s beforehand', (ms, period, coming) => {
    const stage = stageAt(wall, plainWallState, midnight + ms)
    expect(stage.shown).toMatchObject({ period })
    expect(stage.coming === null ? null : stage.coming).toEqual(
      coming === null ? null : expect.objectContaining({ period: coming }),
    )
  })

  it('looks again exactly at the exchange, and at least once a second', () => {
    expect(stageAt(wall, plainWallState, midnight + 59_990).lookAt).toBe(midnight + 60_000)
    expect(stageAt(wall, plainWallState, midnight + 10_000).lookAt).toBe(midnight + 11_000)
  })
})
