import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

const spaces = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const headers = ['STT', 'Mã đơn vị', 'Đơn vị', 'Kỳ', 'Bán lẻ', 'Thu nội địa', 'Thu xuất nhập khẩu', 'Tỷ lệ BHYT']
const others = ['Chi thường xuyên', 'Chi đầu tư', 'Dân số', 'Lao động', 'Diện tích', 'Sản lượng', 'Tốc độ', 'Xếp hạng']

function textCell(at: string, index: number): string {
  return `<c r="${at}" t="s"><v>${index}</v></c>`
}

function numberCell(at: string, value: number): string {
  return `<c r="${at}"><v>${value}</v></c>`
}

/** A workbook of so many rows and sixteen columns, with a title, texts that cells share, text numbers and a total. */
export async function writeWorkbook(rows: number, codes: readonly string[]): Promise<Buffer> {
  const texts = new Map<string, number>()
  const text = (value: string): number => {
    const index = texts.get(value) ?? texts.size
    texts.set(value, index)
    return index
  }
  const columns = [...headers, ...others]
  const letter = (index: number): string => String.fromCodePoint(65 + index)
  const lines = [`<row r="1">${textCell('A1', text('BÁO CÁO (đơn vị tính: triệu đồng)'))}</row>`]
  lines.push(`<row r="3">${columns.map((each, index) => textCell(`${letter(index)}3`, text(each))).join('')}</row>`)
  for (let row = 0; row < rows; row += 1) {
    const at = row + 4
    const unit = codes[row % codes.length] ?? ''
    const cells = [
      numberCell(`A${at}`, row + 1),
      textCell(`B${at}`, text(unit)),
      textCell(`C${at}`, text(`Phường ${unit}`)),
      textCell(`D${at}`, text(`${(row % 12) + 1}/${2026 + (Math.floor(row / 1548) % 60)}`)),
      textCell(`E${at}`, text(`${(row % 997) + 1}.${String(row % 1000).padStart(3, '0')},5`)),
      ...columns.slice(5).map((_, index) => numberCell(`${letter(index + 5)}${at}`, (row * 7919 + index) / 64)),
    ]
    lines.push(`<row r="${at}">${cells.join('')}</row>`)
  }
  const items = [...texts.keys()].map((each) => `<si><t>${each}</t></si>`)
  const parts: Readonly<Record<string, string>> = {
    'xl/workbook.xml': `<workbook xmlns="${spaces}" xmlns:r="${relations}"><sheets><sheet name="Biểu" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/sharedStrings.xml': `<sst xmlns="${spaces}">${items.join('')}</sst>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${spaces}"><sheetData>${lines.join('')}</sheetData></worksheet>`,
  }
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  return buffer(zip.outputStream)
}
