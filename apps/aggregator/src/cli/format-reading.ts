import type { Gap, Operator, Reading } from '@toan-canh/contract'

const gapWords: Readonly<Record<Gap, string>> = {
  no_data: 'chưa có dữ liệu',
  no_denominator: 'không có mẫu số',
  partial: 'chỉ có số liệu của một phần kỳ',
  history_incomplete: 'lịch sử chưa nạp xong',
  not_started: 'kỳ chưa bắt đầu',
  not_in_force: 'đơn vị không có theo địa giới của kỳ này',
  divided: 'địa bàn có phần của đơn vị bị chia tách mà chưa công bố tỷ lệ',
  side_by_side: 'trước sáp nhập chỉ có số của từng phần, không cộng được',
  hidden: 'ẩn vì ít',
  not_comparable: 'không so sánh được: địa giới khác nhau',
}

const signs: Readonly<Record<Operator, string>> = { '=': '', '<': '< ', '>': '> ', '~': '≈ ' }
const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })

function number(value: number | null): string {
  return value === null ? '—' : numbers.format(value)
}

/** One line for people: place, value with unit, fraction, gap, time. */
export function formatReading(reading: Reading, by: string | undefined): string {
  const place =
    by === undefined
      ? `${reading.unitName} · ${reading.period}`
      : by === 'unit'
        ? reading.unitName
        : (reading.slice ?? '')
  const fraction = reading.den === null ? '' : `  ${number(reading.num)} / ${number(reading.den)}`
  const { missing, through } = reading
  const notes = [
    ...(missing === undefined ? [] : [`thiếu ${missing.units}/${missing.of} đơn vị`]),
    ...(through === undefined ? [] : [`đến ${through}`]),
    ...(reading.gap === null || missing !== undefined ? [] : [gapWords[reading.gap]]),
  ]
  const note = notes.length === 0 ? '' : `  (${notes.join('; ')})`
  const value = `${signs[reading.op]}${number(reading.value)}`
  return `${place.padEnd(44)} ${value.padStart(12)} ${reading.measure}${fraction}${note}`
}
