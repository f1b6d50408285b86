import { isDossierCode } from './dossier-code.ts'
import { safeEcho } from './safe-echo.ts'
import { fieldName, type Scope, type YamlPath } from './scope.ts'
import { type Read, Unmappable } from './unmappable.ts'

const plainCode = /^[A-Za-z0-9._:/+-]{1,120}$/

const rules = {
  dossier: { accepts: isDossierCode, sentence: 'mã hồ sơ không đúng mẫu' },
  plain: { accepts: (text: string) => plainCode.test(text), sentence: 'mã có ký tự lạ hoặc dài quá 120 ký tự' },
} as const

/** Compiles the reader of a code that identifies a case; an empty or unreadable one goes to quarantine (DOMAIN §2.3). */
export function compileCode(
  mapping: { readonly field: string | readonly string[]; readonly code: 'dossier' | 'plain' },
  at: YamlPath,
  scope: Scope,
): Read<string> {
  const field = scope.field(mapping.field, [...at, 'field'])
  const rule = rules[mapping.code]
  const name = fieldName(mapping.field)
  const missing = new Unmappable('missing', `${name}: không có mã.`)
  return (row) => {
    const value = field(row)
    if (value === undefined) return missing
    const text = typeof value === 'number' ? String(value) : value
    if (typeof text === 'string' && rule.accepts(text)) return text
    return new Unmappable('bad_code', `${name}: ${rule.sentence}, ${safeEcho(value)}.`)
  }
}
