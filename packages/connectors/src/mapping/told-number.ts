import type { NumberFormat, Operator } from '@toan-canh/contract'
import { vietnameseNumber } from './vietnamese-number.ts'

/** A number with what its words say of it. `rest`: what stands behind it, as of "55 tỷ"; '' is nothing. */
export interface ToldNumber {
  readonly value: number
  readonly op: Operator
  readonly rest: string
}

/** What offices write where they have no number (DOMAIN §6.11): none of it is 0. */
const noData = new Set(['-', '–', '—', '_', '...', '…', '..', 'x', 'n/a', 'na', '#n/a', 'chưa có', 'không có số liệu'])

/** Words before a number; the longer ones first. "Gần" is a little less and "tới" is at most (DOMAIN §6.11). */
const words: readonly (readonly [word: string, op: Operator])[] = [
  ['không quá', '<'],
  ['không dưới', '>'],
  ['nhiều hơn', '>'],
  ['xấp xỉ', '~'],
  ['lên tới', '<'],
  ['tối thiểu', '>'],
  ['ít nhất', '>'],
  ['tối đa', '<'],
  ['ước đạt', '~'],
  ['khoảng', '~'],
  ['chừng', '~'],
  ['ước', '~'],
  ['trên', '>'],
  ['hơn', '>'],
  ['dưới', '<'],
  ['gần', '~'],
  ['tới', '<'],
  ['>=', '>'],
  ['<=', '<'],
  ['≥', '>'],
  ['≤', '<'],
  ['>', '>'],
  ['<', '<'],
  ['≈', '~'],
  ['~', '~'],
  ['=', '='],
]
const behind: readonly (readonly [word: string, op: Operator])[] = [
  ['trở lên', '>'],
  ['trở xuống', '<'],
]
const numberStart = /^[+\u2212-]?[\d.,\s\u00A0\u202F]*\d/
const plainNumber = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** Two words about one number: the one with a side decides ("khoảng trên 55" is over 55); two sides say nothing. */
export function bothOperators(one: Operator, other: Operator): Operator {
  if (one === other || other === '=') return one
  if (one === '=' || one === '~') return other
  return other === '~' ? one : '~'
}

function numberOf(text: string, format: NumberFormat): number | null {
  if (format === 'vietnamese') return vietnameseNumber(text)
  const bare = text.replaceAll(/[\s\u00A0\u202F]/g, '').replace('\u2212', '-')
  return plainNumber.test(bare) ? Number(bare) : null
}

/** Takes the words from the front of a text; of "khoảng trên 55 tỷ" the operator is > and "55 tỷ" is left. */
function withoutWords(text: string): { readonly op: Operator; readonly left: string } {
  let op: Operator = '='
  let left = text
  for (;;) {
    const found = words.find(([word]) => left.startsWith(word))
    if (found === undefined) return { op, left }
    op = bothOperators(op, found[1])
    left = left.slice(found[0].length).trim()
  }
}

/** Whether a text stands for a number that is not known. */
export function isNoData(text: string): boolean {
  return noData.has(text.normalize('NFC').trim().toLowerCase())
}

/** Reads a number with the words around it, which say whether it is more, less or about so much. Null when it is none. */
export function toldNumber(text: string, format: NumberFormat): ToldNumber | null {
  const { op: before, left } = withoutWords(text.normalize('NFC').trim().toLowerCase())
  const digits = numberStart.exec(left)?.[0]
  if (digits === undefined) return null
  const value = numberOf(digits, format)
  if (value === null) return null
  const tail = left.slice(digits.length).trim()
  const after = behind.find(([word]) => tail.endsWith(word))
  const rest = after === undefined ? tail : tail.slice(0, -after[0].length).trim()
  return { value, op: after === undefined ? before : bothOperators(before, after[1]), rest }
}
