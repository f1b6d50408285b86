import { describe, expect, it } from 'vitest'
import { askedPeriod } from './asked-period.ts'

describe(askedPeriod, () => {
  it.each([
    ['month', '2026-11-21T10:00:00+07:00', '2026-10', '2026-10-01', '2026-10-31'],
    ['month', '2026-01-01T00:30:00+07:00', '2025-12', '2025-12-01', '2025-12-31'],
    ['month', '2026-02-28T23:30:00Z', '2026-02', '2026-02-01', '2026-02-28'],
    ['quarter', '2026-11-21T10:00:00+07:00', '2026-Q4', '2026-10-01', '2026-12-31'],
    ['year', '2026-11-21T10:00:00+07:00', '2026', '2026-01-01', '2026-12-31'],
  ] as const)('asks by %s at %s for %s', (every, now, id, firstDay, lastDay) => {
    expect(askedPeriod(every, Date.parse(now))).toMatchObject({ id, firstDay, lastDay })
  })
})
