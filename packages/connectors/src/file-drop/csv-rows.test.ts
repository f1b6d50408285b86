import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRows, delimiterOf } from './csv-rows.ts'
import { decodeText } from './decode-text.ts'

const limits = { delimiter: 'auto', lineBytes: 10_000, columns: 50, name: 'x.csv' } as const

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

async function read(text: string | Buffer, size = 7) {
  const bytes = typeof text === 'string' ? Buffer.from(text) : text
  return Array.fromAsync(csvRows(decodeText(inPieces(bytes, size)), limits))
}

describe(csvRows, () => {
  it.each([
    ['commas', 'Mã,Tên\n1,Đường\n'],
    ['semicolons', 'Mã;Tên\n1;Đường\n'],
    ['tabs', 'Mã\tTên\n1\tĐường\n'],
    ['a byte order mark', '\uFEFFMã,Tên\n1,Đường\n'],
    ['Windows line ends and no last one', 'Mã,Tên\r\n1,Đường'],
    ['empty lines', 'Mã,Tên\n\n1,Đường\n\n'],
    ['quoted headers with the other mark inside', '"Mã","Tên"\n1,"Đường"\n'],
  ])('reads %s', async (_name, text) => {
    expect((await read(text)).map(({ value }) => value)).toEqual([{ Mã: '1', Tên: 'Đường' }])
  })

  it('reads UTF-16 as spreadsheets export it', async () => {
    const bytes = Buffer.from('\uFEFFMã\tTên\n1\tĐường\n', 'utf16le')
    expect((await read(bytes, 3)).map(({ value }) => value)).toEqual([{ Mã: '1', Tên: 'Đường' }])
  })

  it('keeps line ends, quotes and delimiters inside quotes', async () => {
    const rows = await read('a,b\n"x, ""y""\nz",2\n')
    expect(rows).toEqual([{ place: 'x.csv:2', value: { a: 'x, "y"\nz', b: '2' } }])
  })

  it('gives a row with another number of cells as nothing, and goes on', async () => {
    expect((await read('a,b\n1\n1,2,3\n1,2\n')).map(({ value }) => value)).toEqual([null, null, { a: '1', b: '2' }])
  })

  it('reads the same rows however the bytes are cut', async () => {
    const cell = fc.stringMatching(/^[\p{L}\d ,;"\n]{0,12}$/u)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell), { maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        async (rows, size) => {
          const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
          const text = ['a,b', ...rows.map(([a, b]) => `${quoted(a)},${quoted(b)}`)].join('\n')
          expect((await read(text, size)).map(({ value }) => value)).toEqual(
            rows.map(([a, b]) => ({ a: a.normalize('NFC'), b: b.normalize('NFC') })),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe(delimiterOf, () => {
  it.each([
    ['a,b;c,d', ','],
    ['"a,b,c";d', ';'],
    ['a\tb,c\td', '\t'],
    ['alone', ','],
  ])('finds in %j the delimiter %j', (header, expected) => {
    expect(delimiterOf(header)).toBe(expected)
  })
})
