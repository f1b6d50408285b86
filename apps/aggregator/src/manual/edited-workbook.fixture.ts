import { buffer } from 'node:stream/consumers'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'

async function partsOf(workbook: Buffer): Promise<ReadonlyMap<string, Buffer>> {
  const zip = await fromBufferPromise(workbook, { lazyEntries: true })
  const parts = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry())
    parts.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  return parts
}

/** What somebody typed: a text, or a number as a spreadsheet program stores it. By the name of the cell. */
export type Typed = Readonly<Record<string, string | number>>

function withCell(sheet: string, cell: string, value: string | number): string {
  const found = new RegExp(`<c r="${cell}"( s="\\d")?(?:/>|[^>]*>.*?</c>)`).exec(sheet)
  if (found === null) throw new Error(`no cell ${cell}`)
  const [whole, style = ''] = found
  const written =
    typeof value === 'number'
      ? `<c r="${cell}"${style}><v>${String(value)}</v></c>`
      : `<c r="${cell}"${style} t="inlineStr"><is><t>${value}</t></is></c>`
  return sheet.replace(whole, written)
}

/** A workbook with some cells of its only sheet typed over. */
export async function editedWorkbook(workbook: Buffer, typed: Typed): Promise<Buffer> {
  const parts = await partsOf(workbook)
  const zip = new ZipFile()
  for (const [name, content] of parts) {
    const isSheet = name === 'xl/worksheets/sheet1.xml'
    const text = isSheet
      ? Object.entries(typed).reduce((sheet, [cell, value]) => withCell(sheet, cell, value), content.toString())
      : content
    zip.addBuffer(Buffer.from(text), name)
  }
  zip.end()
  return buffer(zip.outputStream)
}
