const blanks = /[\s\u00A0\u202F]/g
const grouped = /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)?$/
const plain = /^[+-]?\d+(?:,\d+)?$/

/**
 * Reads a number as Vietnamese offices write it: `1.914` is 1914, `97,6` and `97,6%` are 97.6 (DOMAIN §6.11).
 * Null when it is none; `97.6` is none, since its dot groups no thousands.
 */
export function vietnameseNumber(text: string): number | null {
  const bare = text.replaceAll(blanks, '').replace('\u2212', '-').replace(/%$/, '')
  if (!grouped.test(bare) && !plain.test(bare)) return null
  return Number(bare.replaceAll('.', '').replace(',', '.'))
}
