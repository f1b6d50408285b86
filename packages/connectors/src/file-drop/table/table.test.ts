import { describe, expect, it } from 'vitest'
import { oneStop as source } from '../../sample.fixture.ts'
import { aWorkbook, type WrittenCell, type WrittenSheet } from '../xlsx/workbook.fixture.ts'
import { readTable, type WrittenTable } from './read-table.fixture.ts'
import { tableSchema } from './table-config.ts'

const revenue: WrittenTable = {
  columns: { unit: 'Đơn vị', inland: 'Thu NSNN / Nội địa', rate: 'So với cùng kỳ' },
  above: { measure: { label: 'Đơn vị tính' }, period: { find: 'period' } },
  totals: { sum: ['inland'] },
}
/** A report as a statistics office writes it: titles, unit above, two header rows, merges, numbering, total, signature. */
const report: WrittenSheet = {
  name: 'Biểu 01',
  merges: ['A1:E1', 'A4:A5', 'B4:B5', 'C4:D4', 'E4:E5'],
  rows: [
    ['BÁO CÁO THU NGÂN SÁCH THÁNG 11 NĂM 2025'],
    [null, null, null, null, 'Đơn vị tính: triệu đồng'],
    [],
    ['STT', 'Đơn vị', 'Thu NSNN', null, 'So với\ncùng kỳ (%)'],
    [null, null, 'Nội địa', 'Xuất nhập khẩu', null],
    ['A', 'B', 1, 2, 3],
    [null, 'Tổng số', '3.829', 40, '97,6'],
    [1, 'Phường Hoa Lư', '1.914', 15, '97,6 %'],
    [2, 'Phường Tây Hoa Lư', 1915, 25, { percent: 0.976 }],
    [null, 'Ghi chú: số liệu sơ bộ'],
    [null, 'Người lập biểu', null, null, 'Thủ trưởng'],
  ],
}
const first = { unit: 'Phường Hoa Lư', inland: '1.914', rate: '97,6 %', rateMeasure: '%' }
const second = { unit: 'Phường Tây Hoa Lư', inland: 1915, rate: 97.6, rateMeasure: '%' }
const above = { measure: 'triệu đồng', period: 'THÁNG 11 NĂM 2025' }

async function read(sheets: WrittenSheet | readonly WrittenSheet[], table: WrittenTable = revenue) {
  return readTable(await aWorkbook(...[sheets].flat()), { table })
}

function changed(row: number, cells: readonly WrittenCell[]): WrittenSheet {
  return { ...report, rows: report.rows.map((each, index) => (index + 1 === row ? cells : each)) }
}

describe('a table of a statistics office', () => {
  it('is found by its headers, with what stands above it, without totals, notes and signatures', async () => {
    const { rows, places, refused, error } = await read(report)
    expect({ rows, refused, error }).toEqual({
      rows: [
        { ...above, ...first },
        { ...above, ...second },
      ],
      refused: [],
      error: null,
    })
    expect(places).toEqual(['bieu.xlsx trang Biểu 01 dòng 8', 'bieu.xlsx trang Biểu 01 dòng 9'])
  })

  it('is the same table wherever its columns and rows stand', async () => {
    const moved = {
      ...report,
      merges: ['C7:D7', 'A7:A8', 'B7:B8', 'E7:E8'],
      rows: [
        [],
        [],
        [],
        ...report.rows.map((row) => (row.length > 1 ? [4, 1, 2, 3, 0].map((at) => row[at] ?? null) : row)),
      ],
    } as WrittenSheet
    expect((await read(moved)).rows).toEqual([
      { ...above, ...first },
      { ...above, ...second },
    ])
  })

  it('is the same in a CSV with titles above', async () => {
    const csv = [
      'BÁO CÁO THU NGÂN SÁCH THÁNG 11 NĂM 2025;;;',
      'Đơn vị tính:;triệu đồng;;',
      'STT;Đơn vị;Thu NSNN;;So với cùng kỳ (%)',
      ';;Nội địa;Xuất nhập khẩu;',
      ';Tổng số;3.829;40;',
      '1;Phường Hoa Lư;1.914;15;97,6 %',
      '2;Phường Tây Hoa Lư;1.915;25;97,6',
    ].join('\n')
    const { rows, error } = await readTable(csv, { table: revenue })
    expect({ rows, error }).toMatchObject({
      error: null,
      rows: [
        { ...above, unit: 'Phường Hoa Lư', inland: '1.914', rate: '97,6 %' },
        { ...above, unit: 'Phường Tây Hoa Lư', inland: '1.915', rate: '97,6' },
      ],
    })
  })

  it('tells a total that does not add up, and still reads the rows', async () => {
    const { rows, refused } = await read(changed(7, [null, 'Tổng số', '3.900', 40, '97,6']))
    expect(rows).toHaveLength(2)
    expect(refused).toEqual([
      expect.objectContaining({
        place: 'bieu.xlsx trang Biểu 01 dòng 7',
        reason: 'Dòng tổng: cột “Thu NSNN / Nội địa” ghi 3.900, các dòng cộng lại được 3.829.',
      }),
    ])
  })

  it.each([
    ['section by section', ['Cộng', 10], ['Cộng', 5], ['Tổng cộng', 15], 0],
    ['but not a wrong section', ['Cộng', 10], ['Cộng', 6], ['Tổng cộng', 15], 1],
    ['and not a wrong whole', ['Cộng', 10], ['Cộng', 5], ['Tổng cộng', 16], 1],
  ] as const)('accepts totals %s', async (_name, one, two, whole, doubts) => {
    const sheet = { name: 'S', rows: [['Đơn vị', 'Số'], ['a', 4], ['b', 6], one, ['c', 5], two, whole] }
    const { rows, refused } = await read(sheet, { columns: { unit: 'Đơn vị', n: 'Số' }, totals: { sum: ['n'] } })
    expect(rows).toHaveLength(3)
    expect(refused).toHaveLength(doubts)
  })

  it.each([
    [33.4, 0],
    [33.6, 1],
  ])('takes %d for the sum of three times 11,1 or not, as rounding allows', async (total, doubts) => {
    const sheet = {
      name: 'S',
      rows: [
        ['Đơn vị', 'Số'],
        ['a', 11.1],
        ['b', 11.1],
        ['c', '11,1'],
        ['Tổng', total],
      ],
    }
    const { refused } = await read(sheet, { columns: { unit: 'Đơn vị', n: 'Số' }, totals: { sum: ['n'] } })
    expect(refused).toHaveLength(doubts)
  })

  it('passes totals on where the source wants them', async () => {
    const { rows } = await read(report, { ...revenue, totals: { rows: 'pass' } })
    expect(rows).toMatchObject([{ unit: 'Tổng số' }, { unit: 'Phường Hoa Lư' }, { unit: 'Phường Tây Hoa Lư' }])
  })

  it('spreads texts of merged cells over the body, numbers stand once, empty cells can mean the one above', async () => {
    const sheet = {
      name: 'S',
      merges: ['A2:A3', 'C2:C3'],
      rows: [
        ['Khu vực', 'Đơn vị', 'Số'],
        ['Bắc', 'a', 4],
        [null, 'b', null],
        ['Nam', 'c', 5],
        [null, 'd', 6],
      ],
    }
    const { rows } = await read(sheet, { columns: { area: 'Khu vực', unit: 'Đơn vị', n: 'Số' }, fillDown: ['area'] })
    expect(rows).toEqual([
      { area: 'Bắc', unit: 'a', n: 4 },
      { area: 'Bắc', unit: 'b', n: null },
      { area: 'Nam', unit: 'c', n: 5 },
      { area: 'Nam', unit: 'd', n: 6 },
    ])
  })

  it('turns month columns into rows, each with its period, its kind and its unit of measure', async () => {
    const sheet: WrittenSheet = {
      name: 'S',
      merges: ['A2:A4', 'B2:G2', 'B3:D3', 'E3:E4', 'F3:F4', 'G3:G4'],
      rows: [
        ['SỐ LIỆU THÁNG 3 NĂM 2025'],
        ['Đơn vị', 'Năm 2025 (tỷ đồng)', null, null, null, null, null],
        [null, 'Tháng', null, null, 'Quý I', '6 tháng', 'Lũy kế'],
        [null, 1, 2, { day: 45_717 }, null, null, null],
        ['a', 10, null, '30,5', 40.5, 0, 'x'],
      ],
    }
    const { rows, error } = await read(sheet, {
      columns: { unit: 'Đơn vị' },
      periods: { period: 'ky', value: 'n', kind: 'loai' },
    })
    const row = (ky: string, loai: string, n: number | string) => ({ unit: 'a', ky, loai, n, nMeasure: 'tỷ đồng' })
    expect({ rows, error }).toEqual({
      error: null,
      rows: [
        row('Tháng 1/2025', 'tháng', 10),
        row('Tháng 3/2025', 'tháng', '30,5'),
        row('Quý I/2025', 'quý', 40.5),
        row('6 tháng/2025', 'tháng đầu năm', 0),
        row('THÁNG 3 NĂM 2025', 'lũy kế', 'x'),
      ],
    })
  })

  it('reads days as days, whichever year they are counted from, and marks what no one computed', async () => {
    const sheet = {
      name: 'S',
      rows: [
        ['Đơn vị', 'Ngày'],
        ['a', { day: 45_975 }],
        ['b', 45_975],
        ['c', { formula: 'A1' }],
      ],
    }
    const { rows } = await read(sheet, { columns: { unit: 'Đơn vị', day: 'Ngày' } })
    expect(rows).toEqual([
      { unit: 'a', day: '2025-11-14' },
      { unit: 'b', day: 45_975 },
      { unit: 'c', day: '#CALC!' },
    ])
  })

  it('names a hidden row and goes on; or leaves it out, or reads it', async () => {
    const sheet = {
      name: 'S',
      hiddenRows: [3],
      rows: [
        ['Đơn vị', 'Số'],
        ['a', 1],
        ['b', 2],
        ['c', 3],
      ],
    }
    const columns = { unit: 'Đơn vị', n: 'Số' }
    const refused = await read(sheet, { columns })
    expect(refused.rows).toHaveLength(2)
    expect(refused.refused).toEqual([expect.objectContaining({ place: 'bieu.xlsx trang S dòng 3' })])
    expect(await read(sheet, { columns, hiddenRows: 'skip' })).toMatchObject({ rows: { length: 2 }, refused: [] })
    expect(await read(sheet, { columns, hiddenRows: 'take' })).toMatchObject({ rows: { length: 3 }, refused: [] })
  })
})

describe('the choice of a sheet', () => {
  const columns = { unit: 'Đơn vị', n: 'Số' }
  const sheet = (name: string, unit: string, isHidden = false): WrittenSheet => ({
    name,
    isHidden,
    rows: [
      ['Đơn vị', 'Số'],
      [unit, 1],
    ],
  })
  const notes: WrittenSheet = { name: 'Ghi chép', rows: [['Không có bảng nào ở đây']] }

  it('falls on the one visible sheet that has the headers', async () => {
    const { rows } = await read([notes, sheet('Cũ', 'x', true), sheet('T11', 'a')], { columns })
    expect(rows).toEqual([{ unit: 'a', n: 1 }])
  })

  it('is asked for where several have them', async () => {
    const two = [sheet('T10', 'a'), sheet('T11', 'b')]
    expect((await read(two, { columns })).error).toContain('Nhiều trang cùng có các cột này (“T10”, “T11”)')
    expect((await read(two, { columns, sheet: 't11' })).rows).toEqual([{ unit: 'b', n: 1 }])
    const all = await read(two, { columns, sheet: '*', above: { sheet: { find: 'sheet' } } })
    expect(all.rows).toEqual([
      { unit: 'a', n: 1, sheet: 'T10' },
      { unit: 'b', n: 1, sheet: 'T11' },
    ])
  })

  it('reads a hidden sheet only by its name', async () => {
    expect((await read(sheet('Ẩn', 'a', true), { columns })).error).toContain('không có trang nào hiện')
    expect((await read(sheet('Ẩn', 'a', true), { columns, sheet: 'Ẩn' })).rows).toHaveLength(1)
    expect((await read(notes, { columns, sheet: 'T12' })).error).toContain('Tệp không có trang “T12”')
  })
})

describe('a header that is not there', () => {
  it('is told with its sheet and the nearest one', async () => {
    const { error } = await read(changed(5, [null, null, 'Nội điạ', 'Xuất nhập khẩu', null]))
    expect(error).toContain(
      'Trang “Biểu 01”: không thấy cột “Thu NSNN / Nội địa”; gần nhất là “thu nsnn / nội điạ” ở ô C5.',
    )
  })

  it('shows nothing that is not alike: it may be a person', async () => {
    const { error } = await read({ name: 'S', rows: [['Người Không Có Thật', '0912345678']] })
    expect(error).toContain('không có tiêu đề nào gần giống')
    expect(error).not.toContain('Không Có Thật')
  })

  it('asks for the header above where two columns have one text', async () => {
    const sheet = {
      name: 'S',
      merges: ['A1:B1', 'C1:D1'],
      rows: [
        ['Thu', null, 'Chi', null],
        ['Tỉnh', 'Xã', 'Tỉnh', 'Xã'],
        [5, 2, 9, 4],
      ],
    }
    const error = (await read(sheet, { columns: { n: 'Xã' } })).error
    expect(error).toContain('tiêu đề “Xã” có ở nhiều cột (B, D); hãy ghi cả tiêu đề ở trên nó')
    expect((await read(sheet, { columns: { m: 'Thu / Xã', n: 'Chi/Xã' } })).rows).toEqual([{ m: 2, n: 4 }])
  })

  it('may be written decomposed, in capitals, over two lines or in an old font', async () => {
    const sheet = {
      name: 'S',
      rows: [
        ['ĐƠN\nVỊ'.normalize('NFD'), '  Thu   NSNN:'],
        ['Phường Hoa Lư'.normalize('NFD'), 1],
      ],
    }
    const table = { columns: { unit: 'Đơn vị', n: 'Thu NSNN' } }
    expect((await read(sheet, table)).rows).toEqual([{ unit: 'Phường Hoa Lư', n: 1 }])
    const old = await aWorkbook({
      name: 'S',
      rows: [
        ['§¬n vÞ', 'Sè l­îng hå s¬'],
        ['Ph­êng Hoa L­', 1],
      ],
    })
    const columns = { unit: 'Đơn vị', n: 'Số lượng hồ sơ' }
    expect((await readTable(old, { table: { columns } })).error).toContain('dùng phông chữ cũ TCVN3')
    expect((await readTable(old, { table: { columns }, encoding: 'tcvn3' })).rows).toEqual([
      { unit: 'Phường Hoa Lư', n: 1 },
    ])
  })
})

describe('the configuration of a table', () => {
  it.each([
    [{ columns: { x: 'Họ và tên' } }, 'personal data'],
    [{ columns: { x: 'Người nộp / Điện thoại' } }, 'personal data'],
    [{ columns: { x: 'Đơn vị' }, above: { y: { label: 'Người lập: Họ tên' } } }, 'personal data'],
    [{ columns: {} }, 'names no column'],
    [{ columns: { x: 'Đơn vị' }, totals: { sum: ['y'] } }, 'y is none of the columns'],
  ])('refuses %j', (table, sentence) => {
    expect(() => tableSchema.parse(table)).toThrow(sentence)
  })

  it('lets the name of an item through', () => {
    expect(tableSchema.parse({ columns: { item: 'Nội dung' } }).columns).toEqual({ item: 'Nội dung' })
    expect(source.bounds.columns).toBeGreaterThan(1)
  })
})
