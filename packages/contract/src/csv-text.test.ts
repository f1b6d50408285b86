import { describe, expect, it } from 'vitest'
import { csvText } from './csv-text.ts'

describe(csvText, () => {
  it.each([
    ['a plain text', ['Đã ký'], 'Đã ký'],
    ['a comma and a quote', ['a, "b"'], '"a, ""b"""'],
    ['a line end', ['a\nb'], '"a\nb"'],
    ['a number', [1914.5], '1914.5'],
    ['nothing', [null, undefined], ','],
    ['what a spreadsheet would reckon', ['=1+1', '@x', '-2'], "'=1+1,'@x,'-2"],
  ])('writes %s', (_, cells, line) => {
    expect(csvText([cells])).toBe(`\uFEFF${line}\r\n`)
  })
})
