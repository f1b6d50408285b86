import { describe, expect, it } from 'vitest'
import { publishedCounts } from './draw/published-counts.ts'
import { countMonth } from './naive-month.fixture.ts'
import { rowsAt, worldAt } from './sample.fixture.ts'

const november = { from: Date.parse('2025-11-01T00:00:00+07:00'), to: Date.parse('2025-12-01T00:00:00+07:00') }
const december = { from: november.to, to: Date.parse('2026-01-01T00:00:00+07:00') }
const october = { from: Date.parse('2025-10-01T00:00:00+07:00'), to: november.from }

function rate(part: number, whole: number): number {
  return (100 * part) / whole
}

describe('November 2025 at a tenth, counted from the rows', () => {
  const world = worldAt(0.1, '2026-11-21T20:00:00+07:00')
  const counts = publishedCounts(0.1)

  it.each([
    ['at the end of the month', '2025-12-01T00:00:00+07:00'],
    ['three weeks later', '2025-12-20T11:00:00+07:00'],
    ['a year later', '2026-11-21T20:00:00+07:00'],
  ])(
    'is the published month when asked %s',
    (_, now) => {
      const month = countMonth(rowsAt(world, now), november)
      expect(month.carried + month.received).toBe(counts.total)
      expect(month).toMatchObject({ onTime: counts.resolved - counts.late, late: counts.late, open: counts.open })
      expect(month).toMatchObject({ otherwise: 0, openOverdue: 0, paused: 0, supplementedTwice: 0, moved: 0 })
      const { onTime, late, open } = month
      expect(Math.abs(rate(onTime, onTime + late) - 99.12)).toBeLessThan(0.02)
      expect(Math.abs(rate(onTime + open, counts.total) - 99.24)).toBeLessThan(0.02)
      expect(Math.abs(rate(onTime, counts.total) - 85.68)).toBeLessThan(0.02)
    },
    60_000,
  )

  it('keeps the balance in the months beside it', () => {
    const rows = [...rowsAt(world, '2026-02-01T00:00:00+07:00')]
    const [before, month, after] = [october, november, december].map((span) => countMonth(rows, span))
    for (const each of [before, month, after]) {
      const ended = (each?.onTime ?? 0) + (each?.late ?? 0) + (each?.otherwise ?? 0)
      expect((each?.carried ?? 0) + (each?.received ?? 0)).toBe(ended + (each?.open ?? 0))
    }
    expect(month?.carried).toBe(before?.open)
    expect(after?.carried).toBe(month?.open)
    expect(after?.otherwise).toBeGreaterThan(0)
    expect(before?.supplementedTwice).toBeGreaterThan(0)
  })
})
