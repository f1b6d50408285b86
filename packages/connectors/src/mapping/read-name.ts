import { looksLikeOldLetters } from './old-letters.ts'
import { fieldName, type Scope, type YamlPath } from './scope.ts'
import { type Read, Unmappable } from './unmappable.ts'

const longest = 120
const contact = /@|(?:\d[ .-]?){9,}/

/** Compiles the name of a thing. One that holds an address or a number as long as a phone's is refused and never echoed. */
export function compileName(
  mapping: { readonly field: string | readonly string[] },
  at: YamlPath,
  scope: Scope,
): Read<string> {
  const field = scope.field(mapping.field, [...at, 'field'])
  const name = fieldName(mapping.field)
  const missing = new Unmappable('missing', `${name}: không có tên gọi.`)
  const unusable = new Unmappable('bad_value', `${name}: không phải tên gọi của một thiết bị.`)
  const old = new Unmappable(
    'bad_value',
    `${name}: có vẻ là chữ TCVN3 hoặc Windows-1258; đơn vị chủ quản cần gửi chữ Unicode.`,
  )
  return (row) => {
    const value = field(row)
    if (value === undefined) return missing
    const text = typeof value === 'string' ? value.normalize('NFC').trim() : ''
    if (text === '' || text.length > longest || contact.test(text)) return unusable
    return looksLikeOldLetters(text) ? old : text
  }
}
