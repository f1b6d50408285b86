import type { Case, Condition } from '@toan-canh/contract'
import { aPause, at } from '@toan-canh/testkit'
import { describe, expect, it } from 'vitest'
import { meetsCondition } from './meets-condition.ts'
import { told } from './told-case.fixture.ts'

const closedAt = at('2026-03-05 10:00')
const twice = [aPause('2026-03-03 08:00', '2026-03-03 09:00'), aPause('2026-03-04 08:00', '2026-03-04 09:00')]

function meets(condition: Condition | null, parts: Partial<Case>, isResolved = true): boolean {
  return meetsCondition(condition, { ...told(parts), isResolved })
}

describe(meetsCondition, () => {
  it.each<[claim: string, condition: Condition | null, parts: Partial<Case>, isMet: boolean]>([
    ['no condition', null, {}, true],
    ['an empty one', {}, {}, true],
    ['its outcome', { outcome: 'early' }, { closedAt }, true],
    ['another outcome', { outcome: 'overdue' }, { closedAt }, false],
    ['on time for Decision 766', { onTime766: true }, { closedAt }, true],
    ['not on time for it', { onTime766: false }, { closedAt }, false],
    ['not on time after two supplements', { onTime766: false }, { closedAt, pauses: twice }, true],
    ['at least so many supplements', { supplements: 2 }, { pauses: twice }, true],
    ['more than there were', { supplements: 3 }, { pauses: twice }, false],
    ['a flag', { flags: { online: true } }, { flags: { online: true } }, true],
    ['a flag the other way', { flags: { online: false } }, { flags: { online: true } }, false],
    ['a flag that is not told is false', { flags: { online: false } }, {}, true],
    ['and not true', { flags: { online: true } }, {}, false],
    ['every flag', { flags: { online: true, paid: true } }, { flags: { online: true } }, false],
    ['a slice', { slices: { channel: 'online' } }, { slices: { channel: 'online' } }, true],
    ['another slice', { slices: { channel: 'online' } }, { slices: { channel: 'direct' } }, false],
    ['a slice that is not told', { slices: { channel: 'online' } }, {}, false],
    ['every part', { outcome: 'early', flags: { online: true } }, { closedAt }, false],
  ])('%s', (_, condition, parts, isMet) => {
    expect(meets(condition, parts)).toBe(isMet)
  })

  it.each<Condition>([{ outcome: 'early' }, { outcome: 'overdue' }, { onTime766: true }, { onTime766: false }])(
    'only a resolution has an outcome: %j holds for no other event',
    (condition) => {
      expect(meets(condition, { closedAt }, false)).toBe(false)
    },
  )

  it('counts a supplement asked for after the end: the case had one', () => {
    expect(meets({ supplements: 1 }, { closedAt, pauses: [aPause('2026-03-06 08:00')] })).toBe(true)
  })
})
