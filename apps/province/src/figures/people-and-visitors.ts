import type { FigureTable } from './figure-table.ts'

/** What schools, hospitals, tourism and lodging tell. */
export const peopleAndVisitors: readonly FigureTable[] = [
  {
    system: 'giao-duc',
    every: 'month',
    lagDays: 4,
    where: 'communes',
    from: '2025-06-01',
    columns: {
      schools: { perThousand: 0.27, noise: 0 },
      standard_schools: { of: 'schools', share: 0.88, noise: 0.08 },
      pupils: { perThousand: 205, noise: 0.02 },
      teachers: { perThousand: 11.6, noise: 0.02 },
      classes: { perThousand: 5.8, noise: 0.02 },
      fee_payments: { perThousand: 150, noise: 0.05 },
      cashless_fees: { of: 'fee_payments', share: 0.86, noise: 0.1 },
      digital_records: { of: 'pupils', share: 0.91, noise: 0.06 },
    },
  },
  {
    system: 'chuyen-can',
    every: 'day',
    where: 'province',
    from: '2026-07-01',
    columns: {
      enrolled_day: { value: 845000, rest: 0, noise: 0.004 },
      present_day: { of: 'enrolled_day', share: 0.972, noise: 0.01 },
    },
  },
  {
    system: 'kham-chua-benh',
    every: 'instant',
    minutes: 60,
    where: 'province',
    from: '2026-10-01',
    columns: {
      beds: { value: 9600, noise: 0 },
      inpatients: { value: 8350, noise: 0.05, season: 0.05 },
      er_now: { value: 185, noise: 0.3 },
    },
  },
  {
    system: 'kham-ngoai-tru',
    every: 'running',
    where: 'province',
    from: '2026-06-01',
    columns: {
      opd_visits: { value: 17500, rest: 0.35, noise: 0.06 },
    },
  },
  {
    system: 'y-te-thang',
    every: 'month',
    lagDays: 6,
    where: 'communes',
    from: '2025-06-01',
    columns: {
      facilities: { perThousand: 0.06, noise: 0 },
      his_facilities: { of: 'facilities', share: 1, noise: 0.01 },
      emr_facilities: { of: 'facilities', share: 0.72, noise: 0.2 },
      claims: { perThousand: 95 },
      claims_rejected: { of: 'claims', share: 0.011, noise: 0.4 },
      people: { perThousand: 1000, noise: 0 },
      ehr_people: { of: 'people', share: 0.93, noise: 0.05 },
      vaccine_due: { perThousand: 1.1 },
      vaccinated: { of: 'vaccine_due', share: 0.955, noise: 0.05 },
    },
  },
  {
    system: 'benh-truyen-nhiem',
    every: 'day',
    where: 'communes',
    from: '2026-11-01',
    columns: {
      disease_cases_7d: { perThousand: 0.13, noise: 0.9, season: 0.4 },
    },
  },
  {
    system: 'du-lich',
    every: 'day',
    where: 'province',
    from: '2025-10-01',
    columns: {
      visitors: { value: 52000, rest: 2.1, season: 0.15, growth: 0.1, noise: 0.12 },
      intl_visitors: { of: 'visitors', share: 0.07, noise: 0.2 },
      revenue: { value: 42, rest: 2, season: 0.15, growth: 0.12, noise: 0.12, digits: 2 },
    },
  },
  {
    system: 'mat-do-diem',
    every: 'instant',
    minutes: 60,
    where: 'province',
    from: '2026-11-10',
    columns: {
      inside: { value: 8800, noise: 0.3 },
      capacity: { value: 24000, noise: 0 },
    },
  },
  {
    system: 'cong-du-lich',
    every: 'day',
    where: 'province',
    from: '2026-07-01',
    columns: {
      checks: { value: 288, noise: 0 },
      checks_ok: { of: 'checks', share: 0.996, noise: 0.003 },
      content_age: { value: 4, noise: 0.7 },
    },
  },
  {
    system: 'luu-tru',
    every: 'day',
    where: 'communes',
    from: '2026-10-01',
    columns: {
      establishments: { perThousand: 0.21, noise: 0 },
      reported: { of: 'establishments', share: 0.97, noise: 0.08 },
      rooms: { perThousand: 3.4, noise: 0 },
      rooms_available: { perThousand: 3.3, noise: 0.01 },
      rooms_occupied: { of: 'rooms_available', share: 0.52, noise: 0.25 },
      guests: { perThousand: 2.1, rest: 1.6, noise: 0.2 },
    },
  },
]
