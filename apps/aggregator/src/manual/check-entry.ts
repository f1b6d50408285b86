import { conversionOf, type Figure, type Finding, isOfShape, type ManualField } from '@toan-canh/contract'
import type { StoredEntry } from '@toan-canh/store'
import { type EntrySet, keptMeasure, writtenMeasure } from './entry-set.ts'
import { rowsOfEntry } from './entry-rows.ts'

/** What is checked: an entry, and what was told for the period before. */
export interface EntryToCheck {
  readonly entry: Pick<StoredEntry, 'unit' | 'period' | 'cells' | 'confirmed' | 'note' | 'revision'>
  readonly before: Pick<StoredEntry, 'unit' | 'period' | 'cells' | 'revision'> | null
}

type Amount = Pick<Figure, 'value' | 'op'>

const format = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 })
const sumTolerance = 1e-6

export function fieldName({ source }: EntrySet, field: ManualField): string {
  return field.vi ?? source.signals.get(field.signal)?.vi ?? field.signal
}

/** The numbers of an entry in the units of measure in which they are entered, and what cannot be read. */
function amountsOf(set: EntrySet, entry: Parameters<typeof rowsOfEntry>[1]) {
  const amounts = new Map<string, Amount>()
  const unread: Finding[] = []
  for (const field of set.config.fields) {
    const { signal } = field
    const [row] = rowsOfEntry(set, { ...entry, revision: 1, cells: { [signal]: entry.cells[signal] ?? '' } }, 0)
    if (row === undefined) continue
    const mapped = set.mapping.map({ place: signal, value: row })
    const told = mapped.kind === 'several' ? mapped.facts.find(isOfShape('figure')) : undefined
    const refusal =
      mapped.kind === 'several' ? mapped.refused[0] : mapped.kind === 'refused' ? mapped.refusal : undefined
    if (told === undefined) {
      const reason = refusal?.reason.replace(/^value: /, '') ?? 'không đọc được.'
      const sentence = `${fieldName(set, field)}: ${reason} Viết như 1.914 hoặc 97,6; chưa có số liệu thì ghi dấu -.`
      unread.push({ kind: 'error', signal, sentence })
      continue
    }
    const times = conversionOf(keptMeasure(set, field), writtenMeasure(set, field)) ?? 1
    amounts.set(signal, {
      op: told.op,
      value: told.value === null ? null : Number((told.value * times).toPrecision(12)),
    })
  }
  return { amounts, unread }
}

/** Whether a text may hold somebody's phone, identity number or address of mail (DOMAIN §9.3). */
export function mayHoldPerson(text: string): boolean {
  return /(?:\d[\s.-]?){9,}/.test(text) || /\S@\S+\.\S/.test(text)
}

function boundsOf(set: EntrySet, field: ManualField, { value }: Amount): Finding[] {
  if (value === null) return []
  const { signal, least, most, isWhole } = field
  const [name, measure] = [fieldName(set, field), writtenMeasure(set, field)]
  const error = (sentence: string): Finding => ({ kind: 'error', signal, sentence })
  return [
    ...(isWhole && !Number.isInteger(value)
      ? [error(`${name}: phải là số nguyên, không phải ${format.format(value)}.`)]
      : []),
    ...(least !== undefined && value < least
      ? [error(`${name}: nhỏ hơn ${format.format(least)} ${measure}; kiểm tra đơn vị tính.`)]
      : []),
    ...(most !== undefined && value > most
      ? [error(`${name}: lớn hơn ${format.format(most)} ${measure}; kiểm tra đơn vị tính.`)]
      : []),
  ]
}

/** A number held against that of the period before: a large change has to be meant, a repetition is worth a look. */
function changeOf(
  set: EntrySet,
  field: ManualField,
  of: { readonly now: Amount; readonly before: Amount | undefined; readonly isConfirmed: boolean },
): Finding[] {
  const [value, old] = [of.now.value, of.before?.value ?? null]
  if (value === null || old === null) return []
  const name = fieldName(set, field)
  if (value === old)
    return old === 0 ? [] : [{ kind: 'hint', signal: field.signal, sentence: `${name}: giống hệt kỳ trước.` }]
  if (old === 0 || Math.abs(value - old) <= field.jump * Math.abs(old) || of.isConfirmed) return []
  const share = format.format(Math.round((Math.abs(value - old) / Math.abs(old)) * 100))
  const way = value > old ? 'tăng' : 'giảm'
  const sentence = `${name}: ${way} ${share} % so với kỳ trước (${format.format(old)}). Xác nhận nếu đúng.`
  return [{ kind: 'confirm', signal: field.signal, sentence }]
}

function sumsOf(set: EntrySet, amounts: ReadonlyMap<string, Amount>): Finding[] {
  const name = (signal: string) => {
    const field = set.config.fields.find((each) => each.signal === signal)
    return field === undefined ? signal : fieldName(set, field)
  }
  return set.config.sums.flatMap(({ total, of }): Finding[] => {
    const told = [total, ...of].map((signal) => amounts.get(signal))
    if (told.some((each) => each?.value === undefined || each.value === null || each.op !== '=')) return []
    const [whole = 0, ...parts] = told.map((each) => each?.value ?? 0)
    const sum = parts.reduce((one, other) => one + other, 0)
    if (Math.abs(whole - sum) <= sumTolerance * Math.max(1, Math.abs(whole))) return []
    const sentence = `${name(total)} là ${format.format(whole)}, khác tổng ${of.map(name).join(' + ')} = ${format.format(sum)}.`
    return [{ kind: 'error', signal: total, sentence }]
  })
}

/** Everything that looks wrong in an entry, number by number; what cannot be read comes first. Pure. */
export function checkEntry(set: EntrySet, { entry, before }: EntryToCheck): readonly Finding[] {
  const known = new Set(set.config.fields.map(({ signal }) => signal))
  const strange = Object.keys(entry.cells).filter((signal) => !known.has(signal))
  const { amounts, unread } = amountsOf(set, entry)
  const earlier = before === null ? new Map<string, Amount>() : amountsOf(set, before).amounts
  const isUnread = new Set(unread.map(({ signal }) => signal))
  const fields = set.config.fields.flatMap((field): Finding[] => {
    const now = amounts.get(field.signal)
    if (now === undefined) {
      if (!field.isRequired || isUnread.has(field.signal)) return []
      const sentence = `${fieldName(set, field)}: chưa nhập; chưa có số liệu thì ghi dấu -.`
      return [{ kind: 'error', signal: field.signal, sentence }]
    }
    const isConfirmed = entry.confirmed.includes(field.signal)
    return [
      ...boundsOf(set, field, now),
      ...changeOf(set, field, { now, before: earlier.get(field.signal), isConfirmed }),
    ]
  })
  const note: readonly Finding[] = mayHoldPerson(entry.note)
    ? [{ kind: 'error', signal: null, sentence: 'Ghi chú không được có số điện thoại, số định danh hay địa chỉ thư.' }]
    : []
  return [
    ...strange.map((signal): Finding => ({
      kind: 'error',
      signal: null,
      sentence: `Bộ này không có chỉ tiêu ${signal}.`,
    })),
    ...unread,
    ...fields,
    ...sumsOf(set, amounts),
    ...note,
  ]
}

/** What may not even be kept as a draft: words where numbers belong, and people. */
export function unkeepable(set: EntrySet, checked: EntryToCheck): readonly Finding[] {
  const { unread } = amountsOf(set, checked.entry)
  const unreadSignals = new Set(unread.map(({ signal }) => signal))
  return checkEntry(set, checked).filter(
    ({ kind, signal }) => kind === 'error' && (signal === null || unreadSignals.has(signal)),
  )
}
