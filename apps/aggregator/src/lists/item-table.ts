import { isoDay, type Instant, dayOf } from '@toan-canh/calendar'
import type { CsvCell, ItemList, ItemLevel, ItemState, ListedItem } from '@toan-canh/contract'

const stateWords: Readonly<Record<ItemState, string>> = {
  up: 'Hoạt động',
  degraded: 'Suy giảm',
  down: 'Mất tín hiệu',
  unknown: 'Chưa rõ',
  overdue: 'Quá hạn',
  due_soon: 'Sắp đến hạn',
  in_term: 'Trong hạn',
  paused: 'Tạm dừng',
  waiting: 'Chờ tiếp nhận',
}
const levelWords: Readonly<Record<ItemLevel, string>> = {
  act: 'Cần xử lý',
  watch: 'Theo dõi',
  ok: 'Bình thường',
  unknown: 'Chưa rõ',
}

/** Of what a file is: the list, when it was asked, of which commit, and whether any of it is invented. */
export interface TableOf {
  readonly list: ItemList
  readonly commit: number
  readonly now: Instant
  readonly isSample: boolean
  readonly nameOf: (unit: string) => string
}

/** The rows of a file: a head, and a line for each item. Every line says of which commit it is, so that a copied one still does. */
export function itemTable(items: readonly ListedItem[], of: TableOf): readonly (readonly CsvCell[])[] {
  const { list, commit, now, isSample, nameOf } = of
  const { date, columns } = list
  const head = [
    'Mã',
    ...(list.named ? ['Tên'] : []),
    'Mã đơn vị',
    'Đơn vị',
    'Phụ trách',
    'Trạng thái',
    'Mức',
    'Từ lúc',
    ...(date === undefined ? [] : [date.vi, 'Số ngày còn lại']),
    ...columns.map(({ vi }) => vi),
    'Ngày xuất',
    'Lần ghi',
    ...(isSample ? ['Dữ liệu'] : []),
  ]
  const lines = items.map((item) => [
    item.code,
    ...(list.named ? [item.name] : []),
    item.unit,
    nameOf(item.unit),
    item.owner,
    list.states?.[item.state]?.vi ?? stateWords[item.state],
    levelWords[item.level],
    item.since,
    ...(date === undefined ? [] : [item.day, item.daysLeft]),
    ...columns.map(({ attribute, values }) => {
      const value = item.values[attribute]
      return value === undefined ? null : (values?.[value] ?? value)
    }),
    isoDay(dayOf(now)),
    commit,
    ...(isSample ? ['DỮ LIỆU MẪU'] : []),
  ])
  return [head, ...lines]
}
