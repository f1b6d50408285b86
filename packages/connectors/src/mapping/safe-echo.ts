const longestEcho = 32
const codeLike = /^[A-Za-z0-9._:/+-]+$/
const dateLike =
  /^(?:\d{4}-\d{1,2}-\d{1,2}(?:[T ][\d:.+Z-]+)?|\d{1,2}[/-]\d{1,2}[/-]\d{4}(?: [\d:]+)?|(?:19|20)\d{12})$/
const fewestPersonalDigits = 9

function isCodeLike(text: string): boolean {
  const digits = text.replaceAll(/\D/g, '').length
  return codeLike.test(text) && digits > 0 && digits < fewestPersonalDigits
}

/**
 * Shows a raw value in a reason only when it can be a code, a date or a unit. Words, and digits enough for a phone or an
 * identity number, are described instead (DOMAIN §9.3).
 */
export function safeEcho(value: unknown): string {
  if (typeof value === 'number') return Math.abs(value) < 10 ** (fewestPersonalDigits - 1) ? String(value) : 'số dài'
  if (typeof value === 'boolean') return String(value)
  if (typeof value !== 'string') return value === null || value === undefined ? 'trống' : 'không phải giá trị đơn'
  const text = value.trim()
  if (text === '') return 'trống'
  if (text.length <= longestEcho && (dateLike.test(text) || isCodeLike(text))) return `“${text}”`
  return `chuỗi ${String(text.length)} ký tự`
}
