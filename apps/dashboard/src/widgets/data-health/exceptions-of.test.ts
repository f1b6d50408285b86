import type { SourceStatus } from '@toan-canh/contract'
import { describe, expect, it } from 'vitest'
import { aManualPeriod, aSet } from '../../desk/manual/manual-fixture.ts'
import { aSource } from '../../desk/sources/source-fixture.ts'
import { exceptionsOf } from './exceptions-of.ts'

const error: SourceStatus['error'] = {
  owner: 'upstream',
  sentence: 'Hệ thống nguồn trả lời 503',
  since: '2026-11-21T07:00:00+07:00',
  failures: 3,
}
const known = (sources: readonly SourceStatus[]) => ({ sources, health: undefined, reminders: undefined })

describe(exceptionsOf, () => {
  it('has nothing to say of sources that keep their promise', () => {
    expect(exceptionsOf(known([aSource({ freshness: 'fresh', error: null })]))).toEqual([])
    expect(exceptionsOf(known([aSource({ freshness: 'late', error: null })]))).toEqual([])
  })

  it('puts what has stopped first, in red, then by age', () => {
    const found = exceptionsOf(
      known([
        aSource({ id: 'a', freshness: 'lost', error: null, coveredTo: '2026-11-20T07:00:00+07:00' }),
        aSource({ id: 'b', error }),
        aSource({ id: 'c', phase: 'stopped', error: { ...error, owner: 'format' } }),
      ]),
    )
    expect(found.map(({ key, level }) => [key, level])).toEqual([
      ['source c', 'act'],
      ['source a', 'watch'],
      ['source b', 'watch'],
    ])
  })

  it('names the owner of the source where the upstream must act, else the operator', () => {
    const [theirs, ours] = exceptionsOf(
      known([
        aSource({ id: 'a', owner: 'Giám đốc Sở', error }),
        aSource({ id: 'b', error: { ...error, owner: 'config' } }),
      ]),
    )
    expect(theirs?.owner).toBe('Giám đốc Sở')
    expect(ours?.owner).not.toBe('Giám đốc Sở')
  })

  it('counts quarantine once for a source, and reminders from the third on', () => {
    const open = {
      source: 'mot-cua',
      owner: 'upstream',
      oldest: '2026-11-01T07:00:00+07:00',
      newest: '2026-11-02T07:00:00+07:00',
    } as const
    const health = {
      batches: [],
      quarantine: [
        { ...open, code: 'bad_date', count: 3 },
        { ...open, code: 'missing', count: 4 },
      ],
    }
    const units = [
      { unit: 'A', name: 'Sở A', count: 6, mark: 6 as const },
      { unit: 'B', name: 'Sở B', count: 2, mark: null },
    ]
    const reminders = { year: 2026, units, obligations: [], reminders: [] }
    const found = exceptionsOf({ sources: [aSource({ id: 'mot-cua', error: null })], health, reminders })
    expect(found.map(({ key, level }) => [key, level])).toEqual([
      ['reminded A', 'act'],
      ['quarantine mot-cua', 'watch'],
    ])
    expect(found[1]?.what).toContain('7 dòng')
  })

  it('keeps what lies in quarantine of a source that is not listed any more', () => {
    const [oldest, newest] = ['2026-11-01T07:00:00+07:00', '2026-11-02T07:00:00+07:00'] as const
    const open = { source: 'he-thong-cu', code: 'bad_date', owner: 'upstream', count: 3, oldest, newest } as const
    const found = exceptionsOf({ ...known([]), health: { batches: [], quarantine: [open] } })
    expect(found).toMatchObject([{ what: expect.stringContaining('he-thong-cu: 3 dòng'), owner: 'đơn vị chủ nguồn' }])
  })

  it('leaves what people enter to its periods', () => {
    expect(exceptionsOf(known([aSource({ freshness: 'lost', error: null, isEntered: true })]))).toEqual([])
  })

  it('counts the periods that people owe, with how many units are missing of the newest', () => {
    const late = aManualPeriod({ isLate: true })
    const periods = [
      aManualPeriod({ period: '2026-11' }),
      late,
      { ...late, period: '2026-09', dueAt: '2026-10-05T17:00:00+07:00' },
    ]
    const found = exceptionsOf({ ...known([]), sets: [aSet({ periods }), aSet({ source: 'b' })] })
    expect(found).toEqual([
      {
        key: 'entry nhap-tay',
        level: 'watch',
        what: 'Ngân sách xã: 2 kỳ nhập tay quá hạn',
        why: 'Tháng 10/2026 còn 2 đơn vị chưa được duyệt',
        owner: 'Sở Tài chính',
        since: '2026-10-05T17:00:00+07:00',
      },
    ])
  })

  it('does not take what could not be asked for nothing', () => {
    const found = exceptionsOf({ ...known([]), failed: { reminders: 'Trung tâm trả lời 503' } })
    expect(found).toMatchObject([{ what: 'Không lấy được sổ nhắc nhở', why: 'Trung tâm trả lời 503' }])
  })
})
