/** Letters of TCVN 5712:1993 VN3 ("ABC", .VnTime) by their byte; capitals with a tone share the bytes of small letters. */
const letters: Readonly<Record<number, string>> = Object.fromEntries(
  [
    [0xa1, 'ĂÂÊÔƠƯĐăâêôơưđ'],
    [0xb5, 'àảãáạ'],
    [0xbb, 'ằẳẵắ'],
    [0xc6, 'ặầẩẫấậè'],
    [0xce, 'ẻẽéẹềểễếệìỉ'],
    [0xdc, 'ĩíịò'],
    [0xe1, 'ỏõóọồổỗốộờởỡớợù'],
    [0xf1, 'ủũúụừửữứựỳỷỹýỵ'],
  ].flatMap(([first, text]) => Array.from(String(text), (letter, index) => [Number(first) + index, letter] as const)),
)

/** Reads a text whose characters are the bytes of TCVN3; what is no letter of it stays. */
export function fromTcvn3(text: string): string {
  return text.replaceAll(/[\u00A1-\u00FF]/g, (letter) => letters[letter.codePointAt(0) ?? 0] ?? letter)
}

/** Marks like µ ¶ · ¹ ½ ® between letters: in no other Vietnamese encoding are they frequent. */
const telling = /\p{L}[\u00A8-\u00AE\u00B5-\u00BE]|[\u00A8-\u00AE\u00B5-\u00BE]\p{L}/gu
const fewest = 3

/** Whether a text looks like TCVN3 that was taken for Latin. */
export function looksLikeTcvn3(text: string): boolean {
  return (text.match(telling)?.length ?? 0) >= fewest
}
