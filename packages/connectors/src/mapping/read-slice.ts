import type { SliceMapping } from '@toan-canh/contract'
import { looksLikeOldLetters } from './old-letters.ts'
import { keyOf } from './read-value.ts'
import { fieldName, type Scope, type YamlPath } from './scope.ts'
import { type Read, Unmappable } from './unmappable.ts'

/** A part of a topic's name, since what cannot be asked for is not stored; and no @, so that no address is one. */
const sliceValue = /^[\p{L}\p{Nd}._:+-]{1,80}$/u
const personalNumber = /^\+?\d{9,13}$/

/** Compiles a slice; null leaves the slice out. Free text and numbers as long as a phone's are refused and never echoed. */
export function compileSlice(mapping: SliceMapping, at: YamlPath, scope: Scope): Read<string | null> {
  const rule = typeof mapping === 'string' ? { field: mapping } : mapping
  const field = scope.field(rule.field, typeof mapping === 'string' ? at : [...at, 'field'])
  const values = rule.values === undefined ? null : new Map(Object.entries(rule.values))
  const empty = rule.empty ?? null
  const otherwise = rule.otherwise ?? null
  const name = fieldName(rule.field)
  const unlisted = new Unmappable('bad_code', `${name}: giá trị không có trong bảng quy đổi.`)
  const unusable = new Unmappable('bad_value', `${name}: không phải mã phân loại.`)
  const old = new Unmappable(
    'bad_value',
    `${name}: có vẻ là chữ TCVN3 hoặc Windows-1258; đơn vị chủ quản cần gửi chữ Unicode.`,
  )
  return (row) => {
    const value = field(row)
    if (value === undefined) return empty
    const key = keyOf(value)
    if (key === null) return unusable
    if (values !== null) return values.get(key) ?? otherwise ?? unlisted
    if (!sliceValue.test(key) || personalNumber.test(key)) return unusable
    return looksLikeOldLetters(key) ? old : key
  }
}
