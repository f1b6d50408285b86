import { type AlarmRule, alarmRuleSchema, type Point } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { contentOf, holds } from './judge-rule.ts'

function aRule(when: Partial<AlarmRule>): AlarmRule {
  return alarmRuleSchema.parse({
    id: 'muc-nuoc',
    what: 'Mực nước vượt báo động II',
    indicator: 'env.water_level',
    unit: '37',
    commander: 'Trưởng Ban Chỉ huy PCTT',
    notify: ['Ban Chỉ huy PCTT tỉnh'],
    ...when,
  })
}
const point = (v: number | null, more: Partial<Point> = {}): Point => ({ v, l: 'none', s: 1, ...more })

describe(holds, () => {
  it.each([
    [{ over: 3.5 }, point(3.5), false],
    [{ over: 3.5 }, point(3.51), true],
    [{ under: 1 }, point(0.9), true],
    [{ under: 1 }, point(1), false],
    [{ level: 'act' as const }, point(9, { l: 'act' }), true],
    [{ level: 'act' as const }, point(9, { l: 'watch' }), false],
    [{ level: 'act' as const }, point(null, { l: 'unknown' }), null],
    [{ over: 3.5 }, point(null, { g: 'no_data' }), null],
    [{ over: 3.5 }, point(null), null],
  ])('by %j, says of %j: %s', (when, of, expected) => {
    expect(holds(aRule(when), of)).toBe(expected)
  })

  it('needs exactly one limit', () => {
    expect(() => aRule({})).toThrow('exactly one')
    expect(() => aRule({ over: 1, level: 'act' })).toThrow('exactly one')
  })
})

describe(contentOf, () => {
  const indicator = { vi: 'Mực nước', unit: 'm', decimals: 2, owner: 'Giám đốc Sở Nông nghiệp và Môi trường' }

  it('says what, where, since when, who commands and who must know, with the number and its limit', () => {
    expect(contentOf(aRule({ over: 3.5 }), { unit: '14329', point: point(4.123), indicator, now: 7 })).toEqual({
      what: 'Mực nước vượt báo động II',
      unit: '14329',
      at: null,
      radius: null,
      since: 7,
      commander: 'Trưởng Ban Chỉ huy PCTT',
      notified: [{ who: 'Ban Chỉ huy PCTT tỉnh', at: null, calls: 0 }],
      lines: [
        { label: 'Trị số', text: '4,12 m (ngưỡng 3,50 m)' },
        { label: 'Chủ chỉ tiêu', text: 'Giám đốc Sở Nông nghiệp và Môi trường' },
      ],
      source: 'Mực nước',
      rule: 'muc-nuoc',
    })
  })

  it('shows it where the rule says it is', () => {
    const place = { unit: '14329', at: [105.9, 20.2] as [number, number] }
    expect(contentOf(aRule({ over: 1, place }), { unit: '37', point: point(2), indicator, now: 7 })).toMatchObject(
      place,
    )
  })
})
