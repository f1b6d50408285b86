import type { EntryForm, ManualSet } from '@toan-canh/contract'
import type { EntryPlace } from './entry-api.ts'

/** The set, place and entry that the tests of manual entry look at. For tests only. */

export const aPlace: EntryPlace = {
  source: 'nhap-tay',
  period: '2026-10',
  unit: '14329',
  code: 'ma-nhap-lieu-0123456789',
}

export function aField(rest: Partial<ManualSet['fields'][number]> = {}): ManualSet['fields'][number] {
  return {
    signal: 'budget.revenue',
    name: 'Thu ngân sách',
    measure: 'triệu đồng',
    hint: null,
    least: 0,
    most: null,
    isWhole: false,
    isRequired: true,
    ...rest,
  }
}

export function aManualPeriod(rest: Partial<ManualSet['periods'][number]> = {}): ManualSet['periods'][number] {
  return {
    period: '2026-10',
    dueAt: '2026-11-05T17:00:00+07:00',
    expiresAt: '2026-12-16T00:00:00+07:00',
    isLate: false,
    counts: { none: 2, draft: 0, submitted: 0, returned: 0, approved: 1 },
    ...rest,
  }
}

export function aSet(rest: Partial<ManualSet> = {}): ManualSet {
  return {
    source: 'nhap-tay',
    name: 'Ngân sách xã',
    owner: 'Sở Tài chính',
    pack: 'budget',
    isSample: false,
    every: 'month',
    enters: 'Kế toán xã',
    approves: 'Chủ tịch xã',
    isOpen: true,
    evidence: 'optional',
    validDays: 45,
    dueDays: 5,
    dueHour: '17:00',
    units: [
      { code: '14329', name: 'Phường Hoa Lư' },
      { code: '14464', name: 'Xã Bình Minh' },
      { code: '14560', name: 'Xã Đồng Thái' },
    ],
    fields: [aField(), aField({ signal: 'budget.spending', name: 'Chi ngân sách' })],
    sums: [],
    periods: [aManualPeriod({ period: '2026-11' }), aManualPeriod()],
    ...rest,
  }
}

export function anEntry(rest: Partial<EntryForm> = {}): EntryForm {
  return {
    source: 'nhap-tay',
    unit: '14329',
    unitName: 'Phường Hoa Lư',
    period: '2026-10',
    state: 'draft',
    revision: 1,
    version: 1,
    cells: { 'budget.revenue': '1.250,5' },
    confirmed: [],
    note: '',
    reason: '',
    submittedBy: null,
    submittedAt: null,
    decidedBy: null,
    decidedAt: null,
    inForce: null,
    before: { period: '2026-09', cells: { 'budget.revenue': '1.100' } },
    findings: [],
    evidence: [],
    steps: [],
    may: ['save', 'submit'],
    by: 'Kế toán xã',
    ...rest,
  }
}
