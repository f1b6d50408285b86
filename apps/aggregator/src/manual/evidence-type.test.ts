import { describe, expect, it } from 'vitest'
import { evidenceType } from './evidence-type.ts'

const pdf = new TextEncoder().encode('%PDF-1.7\n')
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
const jpeg = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0)
const zip = Uint8Array.of(0x50, 0x4b, 0x03, 0x04, 0x14)
const office = 'application/vnd.openxmlformats-officedocument'

describe(evidenceType, () => {
  it.each([
    ['bao-cao.pdf', pdf, 'application/pdf'],
    ['BÁO CÁO.T3.PDF', pdf, 'application/pdf'],
    ['anh.png', png, 'image/png'],
    ['anh.jpg', jpeg, 'image/jpeg'],
    ['anh.jpeg', jpeg, 'image/jpeg'],
    ['bieu.xlsx', zip, `${office}.spreadsheetml.sheet`],
    ['cong-van.docx', zip, `${office}.wordprocessingml.document`],
  ])('knows %s by its ending and its first bytes', (name, content, type) => {
    expect(evidenceType(name, content)).toBe(type)
  })

  it.each([
    ['a page of HTML that calls itself a PDF', 'a.pdf', new TextEncoder().encode('<html>')],
    ['a picture under the ending of another', 'a.png', jpeg],
    ['a PDF that begins later than its first byte', 'a.pdf', Uint8Array.of(0x20, ...pdf)],
    ['a file that breaks off within its first bytes', 'a.pdf', pdf.subarray(0, 3)],
    ['an empty file', 'a.jpg', new Uint8Array()],
    ['an ending that is not allowed', 'a.zip', zip],
    ['an allowed ending before another', 'a.pdf.exe', pdf],
    ['a name without an ending', 'bao-cao', pdf],
  ])('takes no evidence from %s', (_, name, content) => {
    expect(evidenceType(name, content)).toBeNull()
  })
})
