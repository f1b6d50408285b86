import { describe, expect, it } from 'vitest'
import { aQuestion, asked } from './a-question.fixture.ts'
import { questionOf } from './question.ts'

describe(questionOf, () => {
  it('answers a reading of a unit from the unit and all below it', () => {
    const question = aQuestion('reading/tthc.received_total/37/2025-11')
    expect(question).toMatchObject({ by: { kind: 'whole' }, slices: [''], members: [''] })
    expect(new Set(question.memberOf.values())).toEqual(new Set(['']))
    expect(question.memberOf.has('37')).toBe(true)
    expect(question.memberOf.has('14329')).toBe(true)
    expect(question.memberOf.has('R2')).toBe(false)
  })

  it('counts a unit of a breakdown under the member it stands below, and what is the unit’s own under itself', () => {
    const { memberOf, members } = aQuestion('breakdown/tthc.received_total/37/2025-11/unit')
    expect(memberOf.get('14329')).toBe('14329')
    expect(memberOf.get('37')).toBe('37')
    expect(members).toContain('37-SNV')
    expect(members).not.toContain('37')
    expect(new Set(memberOf.values())).toEqual(new Set([...members, '37']))
  })

  it.each([
    ['reading/tthc.received_total/37/2025-11', ''],
    ['breakdown/tthc.received_total/37/2025-11/unit', 'M'],
    ['series/tthc.received_total/37/2025-11..2025-12', '2025-11'],
    ['matrix/tthc.received_total/37/2025-11..2025-12/unit', 'M|2025-11'],
  ])('keys an answer of %s as "%s"', (name, key) => {
    const question = aQuestion(name)
    const [period] = question.periods
    expect(period === undefined ? null : question.keyOf('M', period)).toBe(key)
  })

  it('stops a day at a clock time by its hours', () => {
    const question = aQuestion('reading/tthc.received_total/37/2025-11-14/@hour=08-10')
    expect(question).toMatchObject({ isHourly: true, slices: ['@hour=08', '@hour=09', '@hour=10'] })
    expect(aQuestion('reading/tthc.received_total/37/2025-11-14/@hour=07').slices).toEqual(['@hour=07'])
    expect(aQuestion('reading/tthc.received_total/37/2025-11-14/@hour=22-99').slices).toHaveLength(2)
  })

  it.each([
    ['reading/tthc.nothing/37/2025-11', 'unknown_indicator'],
    ['reading/tthc.received_total/99/2025-11', 'unknown_unit'],
    ['reading/tthc.received_total/H42/2025-11', 'unknown_unit'],
    ['reading/tthc.received_total/37/2025-11/colour=red', 'unknown_dimension'],
    ['breakdown/tthc.received_total/37/2025-11/colour', 'unknown_dimension'],
    ['breakdown/tthc.received_total/37/2025-11/field/channel=online', 'unknown_dimension'],
    ['reading/tthc.in_progress/37/2025-11-14/@hour=00-10', 'unknown_dimension'],
    ['reading/tthc.online_rate/37/2025-11-14/@hour=00-10', 'unknown_dimension'],
    ['breakdown/tthc.in_progress/37/2025-11-14/@hour', 'unknown_dimension'],
    ['series/tthc.received_total/37/2020-01-01..2026-01-01', 'out_of_bounds'],
    ['reading/tthc.received_total/35/2025-05', 'unknown_unit'],
    ['reading/tthc.received_total/35@then/2025-11', 'unknown_unit'],
  ])('refuses %s as %s, in a sentence', (name, code) => {
    const refusal = asked(name)
    expect(refusal).toMatchObject({ code })
    expect('sentence' in refusal ? refusal.sentence : '').toMatch(/\.$/)
  })

  it('takes a breakdown by unit within a slice', () => {
    expect(aQuestion('breakdown/tthc.received_total/37/2025-11/unit/field=dat-dai').slices).toEqual(['field=dat-dai'])
  })
})
