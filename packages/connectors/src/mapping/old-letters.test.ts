import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readUnitsCsv } from '../units-csv.ts'
import { looksLikeOldLetters } from './old-letters.ts'

const folder = new URL('../../../../catalogue/units/', import.meta.url)
const units = ['ninh-binh.csv', 'ninh-binh.former.csv', 'ha-noi.csv', 'gia-lai.csv', 'quang-ninh.csv'].flatMap((name) =>
  readUnitsCsv(readFileSync(new URL(name, folder), 'utf8')),
)
const words = units.flatMap(({ name }) => name.split(/[\s-]+/))

/** Words in the bytes of TCVN3, taken for Latin. */
const bytesOfTcvn3: Readonly<Record<string, number>> = Object.fromEntries(
  [
    [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
    [0xb5, 'àảãáạ'],
    [0xbb, 'ằẳẵắ'],
    [0xc6, 'ặầẩẫấậè'],
    [0xce, 'ẻẽéẹềểễếệìỉ'],
    [0xdc, 'ĩíịò'],
    [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
    [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
  ].flatMap(([first, text]) => Array.from(String(text), (letter, index) => [letter, Number(first) + index] as const)),
)
const asTcvn3 = (word: string) =>
  Array.from(word.toLowerCase(), (letter) => String.fromCodePoint(bytesOfTcvn3[letter] ?? letter.charCodeAt(0))).join(
    '',
  )

describe(looksLikeOldLetters, () => {
  it('takes no Vietnamese word for one, composed or not', () => {
    expect(words.length).toBeGreaterThan(1500)
    expect(words.filter((word) => looksLikeOldLetters(word) || looksLikeOldLetters(word.normalize('NFD')))).toEqual([])
    for (const word of ['thuế', 'giò', 'quì', 'đất-đai', 'ĐấtĐai', 'HỘ-TỊCH', 'ỨNG-CỨU', 'ho_tich', '24H'])
      expect(looksLikeOldLetters(word), word).toBe(false)
  })

  it.each(['thuÕ', 'tÞch', 'v¹n', 'hµng', 'Þ', 'quËn', 'x·½', 'hôòtich', 'âìm'])(
    'knows %s as letters of an old encoding, although it is letters only',
    (word) => {
      expect(looksLikeOldLetters(word)).toBe(true)
    },
  )

  it('knows most words of the register in TCVN3; the others could be Vietnamese words too', () => {
    const marked = [...new Set(words.map((word) => word.toLowerCase().normalize('NFC')))].filter((word) =>
      Array.from(word).some((letter) => bytesOfTcvn3[letter] !== undefined),
    )
    // Marks that are no letters (¨ © « ¬ ® and the soft hyphen) make a value no code at all.
    const isCaught = (word: string) => looksLikeOldLetters(word) || !/^[\p{L}\p{Nd}]+$/u.test(word)
    const missed = marked.filter((word) => !isCaught(asTcvn3(word)))
    expect(missed.length / marked.length).toBeLessThan(0.2)
    for (const word of missed) expect(asTcvn3(word)).toMatch(/^[a-zà-ỹ]+$/u)
  })
})
