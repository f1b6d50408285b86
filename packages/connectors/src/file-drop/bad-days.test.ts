import { join } from 'node:path'
import { utimes, writeFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readAll, stored } from '../conformance.ts'
import type { Batch } from '../connector.ts'
import { aRow, oneStop as source } from '../sample.fixture.ts'
import { aDropFolder, asNdjson, openDrop } from './file-drop.fixture.ts'
import { readTable } from './table/read-table.fixture.ts'

const { bounds } = source
const table = { columns: { unit: 'Đơn vị', n: 'Số lượng hồ sơ' } }
const text = 'Đơn vị,Số lượng hồ sơ\nPhường Nam Hoa Lư,x\nXã Quỳnh Lưu,5\nXã Yên Mạc,6\n'
const rows = [
  { unit: 'Phường Nam Hoa Lư', n: 'x' },
  { unit: 'Xã Quỳnh Lưu', n: '5' },
  { unit: 'Xã Yên Mạc', n: '6' },
]
/** The same in the bytes of an old font. */
const tcvn3 = Buffer.from('§¬n vÞ,Sè l­îng hå s¬\nPh­êng Nam Hoa L­,x\nX· Quúnh L­u,5\nX· Yªn M¹c,6\n', 'latin1')
/** “Đơn vị,n” and “Phường,5”. */
const windows1258 = Buffer.from('\xd0\xf5n vi\xf2,n\nPh\xfd\xf5\xccng,5\n', 'latin1')

describe('an old encoding', () => {
  it('is recognised and refused with a sentence that says what to do', async () => {
    const { error } = await readTable(tcvn3, { format: 'csv', table })
    expect(error).toContain('có vẻ là TCVN3 (ABC); hãy lưu lại dạng “CSV UTF-8”, hoặc đặt encoding: tcvn3')
    expect((await readTable(windows1258, { format: 'csv', table })).error).toContain('có vẻ là Windows-1258')
  })

  it('is read where the source names it', async () => {
    const read = await readTable(tcvn3, { format: 'csv', encoding: 'tcvn3', table })
    expect(read.rows).toEqual(rows)
    const columns = { unit: 'Đơn vị', n: 'n' }
    const from1258 = await readTable(windows1258, { format: 'csv', encoding: 'windows-1258', table: { columns } })
    expect(from1258.rows).toEqual([{ unit: 'Phường', n: '5' }])
  })

  it('makes no difference when letters and marks come apart', async () => {
    const { rows: read } = await readTable(text.normalize('NFD'), { table })
    expect(read).toEqual(rows)
  })
})

describe('a CSV without bounds', () => {
  it.each([
    ['a million columns', `${'a,'.repeat(1_000_000)}\n`],
    ['a million columns below its header', `${text}${'a,'.repeat(500_000)}\n`],
    ['a line of 64 MiB', 'x'.repeat(64 * 1024 * 1024)],
  ])('with %s is refused', async (_name, content) => {
    const before = process.memoryUsage().rss
    expect((await readTable(content, { table })).error).toMatch(/quá 400 cột|dài quá/)
    expect(process.memoryUsage().rss - before).toBeLessThan(300 * 1024 * 1024)
  })
})

describe('a revised file', () => {
  async function drop(content: string, cursor: Batch['cursor'] | null, folder: string): Promise<readonly Batch[]> {
    await writeFile(join(folder, 'x.ndjson'), content)
    await utimes(join(folder, 'x.ndjson'), 1_000_000, 1_000_000)
    await using connection = openDrop({ folder }, { bounds })
    return readAll(connection, cursor)
  }

  it('of the same name, length, date and beginning is read, and tells newer facts', async () => {
    await using folder = await aDropFolder()
    const old = [...Array.from({ length: 150 }, (_, index) => aRow(index)), aRow(200, { TrangThai: 10 })]
    const revised = old.with(150, aRow(200, { NgayKetThucXuLy: '20251104170000' }))
    const first = await drop(asNdjson(old), null, folder.path)
    expect(Buffer.byteLength(asNdjson(revised))).toBe(Buffer.byteLength(asNdjson(old)))
    const second = await drop(asNdjson(revised), first.at(-1)?.cursor ?? null, folder.path)
    expect(second.flatMap((batch) => batch.facts)).toHaveLength(151)
    expect(stored(second)).not.toEqual(stored(first))
  })
})
