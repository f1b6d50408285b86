import { describe, expect, it } from 'vitest'
import { RecentRefusals } from './recent-refusals.ts'

function refused(id: number, code: 'missing' | 'bad_date' = 'missing') {
  return {
    refusal: { place: `page 1 row ${String(id)}`, code, reason: 'Thiếu.', id: null },
    row: { place: 'x', value: { id } },
  }
}

describe(RecentRefusals, () => {
  it('tells a refusal once it is stored, and again while it is not', () => {
    const recent = new RecentRefusals()
    expect(recent.fresh([refused(1)]).refusals).toHaveLength(1)
    const again = recent.fresh([refused(1), refused(2)])
    expect(again.refusals).toHaveLength(2)
    again.keep()
    expect(recent.fresh([refused(1), refused(2), refused(3)]).refusals).toHaveLength(1)
  })

  it('tells a row again when its reason or its content has changed', () => {
    const recent = new RecentRefusals()
    recent.fresh([refused(1)]).keep()
    expect(recent.fresh([refused(1, 'bad_date')]).refusals).toHaveLength(1)
  })

  it('forgets the oldest beyond its bound', () => {
    const recent = new RecentRefusals()
    recent.fresh(Array.from({ length: 20_001 }, (_, id) => refused(id))).keep()
    expect(recent.fresh([refused(0)]).refusals).toHaveLength(1)
    expect(recent.fresh([refused(1)]).refusals).toHaveLength(0)
  })
})
