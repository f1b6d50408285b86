import { describe, expect, it } from 'vitest'
import { isSameRow } from './is-same-row.ts'
import { aPoint, aRow } from './member-fixture.ts'

const row = { ...aRow({ name: 'A', columns: [1] }), steps: [1, null, 3] }

describe(isSameRow, () => {
  it('holds for a row made anew from the same points', () => {
    expect(isSameRow(row, { ...row, columns: [...row.columns], steps: [...row.steps] })).toBe(true)
  })

  it.each([
    ['another value', { main: aPoint(1) }],
    ['another count', { columns: [aPoint(1)] }],
    ['another change', { change: 5 }],
    ['another level', { level: 'act' }],
    ['another step', { steps: [1, null, 4] }],
    ['one step more', { steps: [1, null, 3, 4] }],
    ['another place to lead to', { href: '/desk/1' }],
    ['another name', { name: 'B' }],
  ] as const)('does not hold for %s', (_, change) => {
    expect(isSameRow(row, { ...row, ...change })).toBe(false)
  })
})
