import type { ItemsAnswer, ListedItem } from '@toan-canh/contract'

const link = (number: number, rest: Partial<ListedItem>): ListedItem => ({
  key: `duong-truyen/DT-${String(number)}`,
  code: `DT-${String(number)}`,
  name: `Đường truyền mẫu số ${String(number)}`,
  unit: '37',
  owner: 'Giám đốc Sở Khoa học và Công nghệ',
  state: 'up',
  level: 'ok',
  since: '2026-11-20T08:00:00+07:00',
  day: null,
  daysLeft: null,
  values: { carrier: 'vnpt' },
  at: null,
  ...rest,
})

/** A list with an item of each level, for the gallery and for tests. */
export const exampleItems: ItemsAnswer = {
  commit: 1_204,
  asOf: '2026-11-21T08:16:00+07:00',
  isSample: true,
  list: {
    id: 'duong-truyen',
    vi: 'Đường truyền',
    en: 'Links',
    group: 'data',
    of: { shape: 'asset', kind: 'link' },
    owner: 'Giám đốc Sở Khoa học và Công nghệ',
    date: { by: { attribute: 'ends' }, vi: 'Hết hợp đồng', en: 'Contract ends', watchDays: 30, within: [30, 60] },
    columns: [{ attribute: 'carrier', vi: 'Nhà mạng', en: 'Carrier', values: { vnpt: 'VNPT', viettel: 'Viettel' } }],
    named: true,
    basis: 'Mẫu trưng bày',
    indicators: ['tthc.in_progress'],
  },
  unit: '37',
  total: 4,
  isWhole: true,
  counts: { up: 2, degraded: 1, down: 1 },
  items: [
    link(1, { state: 'down', level: 'act' }),
    link(2, { state: 'degraded', level: 'watch', values: { carrier: 'viettel' } }),
    link(3, { level: 'watch', day: '2026-12-01', daysLeft: 10 }),
    link(4, { day: '2027-03-01', daysLeft: 100 }),
  ],
}
