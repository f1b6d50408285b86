import { mkdir, mkdtemp, readdir, rename, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rowsOfFigures } from '../figures/figure-system.ts'
import { figureTables } from '../figures/figure-tables.ts'
import { readPlaces } from '../places/read-places.ts'
import { readIn } from '../places/read-table.ts'
import { calendar, register } from '../sample.fixture.ts'
import type { Fault } from '../upstream/faults.ts'
import { OfficeDrops } from './drop-reports.ts'
import { officeReports } from './office-report.ts'
import { periodHeader, reportSheet } from './report-sheet.ts'
import { ReportDesk } from './told-reports.ts'

const places = readPlaces(register, new URL('../../../../', import.meta.url))
const none: Fault = { kind: 'none' }
const now = Date.parse('2026-11-25T09:00:00+07:00')
const dayMs = 86_400_000
const sources = officeReports.map((report) => {
  const table = figureTables.find(({ system }) => system === report.system) ?? expect.fail(`no table ${report.system}`)
  const rows = rowsOfFigures({ table, places, seed: 37, isWorkingDay: calendar.isWorkingDay })
  return { report, rows, from: table.from, columns: table.columns }
})
const [monthly] = sources
if (monthly === undefined) throw new Error('there is no report')
const told = () => new ReportDesk(monthly.rows, monthly.from).upTo(now)

describe('the reports of offices', () => {
  it('are those of the systems that send files, with columns that there are', () => {
    expect(officeReports.map(({ system }) => system)).toEqual(readIn('files', figureTables).map(({ system }) => system))
    for (const { report, columns } of sources)
      expect([...report.lines.map(({ column }) => column), report.sum?.column ?? []].flat().toSorted()).toEqual(
        Object.keys(columns).toSorted(),
      )
  })
})

describe(ReportDesk, () => {
  it('tells each month once, and some once more a week later', () => {
    const all = told()
    const first = all.filter(({ isRevision }) => !isRevision)
    expect(first.map(({ period }) => period).slice(-2)).toEqual(['2026-09', '2026-10'])
    expect(new Set(first.map(({ period }) => period)).size).toBe(first.length)
    const revised = all.filter(({ isRevision }) => isRevision)
    expect(revised.length).toBeGreaterThan(0)
    for (const { period, toldAt, numbers } of revised) {
      const original = first.find((each) => each.period === period)
      expect(toldAt - (original?.toldAt ?? 0)).toBe(7 * dayMs)
      expect(numbers).not.toEqual(original?.numbers)
    }
  })

  it('knows of each month what was last told of the month before', () => {
    for (const { period, before } of told().slice(1)) expect((before?.period ?? '') < period).toBe(true)
  })

  it('tells in many steps what it tells in one', () => {
    const desk = new ReportDesk(monthly.rows, monthly.from)
    const parts = []
    for (let at = Date.parse('2024-01-01'); at < now; at += 5.3 * dayMs) parts.push(...desk.upTo(at))
    expect([...parts, ...desk.upTo(now)]).toEqual(told())
    expect(desk.upTo(now)).toEqual([])
  })
})

describe(reportSheet, () => {
  const last = told().at(-1) ?? expect.fail('nothing is told')
  const rows = reportSheet(monthly.report, last)
  const texts = rows.map((row) => row.map((cell) => String(cell?.value ?? '')))

  it.each([
    ['2026-10', 'Tháng 10/2026'],
    ['2026-01', 'Tháng 1/2026'],
    ['2026-Q3', 'Quý III/2026'],
    ['2026', 'Năm 2026'],
  ])('heads %s with %s', (period, header) => {
    expect(periodHeader(period)).toBe(header)
  })

  it('has merged titles, two rows of headers, and says that it is a sample', () => {
    expect(texts[0]).toContain('SỐ LIỆU MẪU')
    const head = texts.findIndex((row) => row.includes('Chỉ tiêu'))
    expect(rows[head]?.find((cell) => cell?.value === 'Chỉ tiêu')).toMatchObject({ rowSpan: 2 })
    expect(texts[head]).toContain('Thực hiện năm 2026')
    expect(texts[head + 1]).toEqual(['', '', '', 'Tháng 9/2026', 'Tháng 10/2026'])
  })

  it('has a total that its parts add up to, in numbers as they are written in Vietnamese', () => {
    const value = (text = '') => Number(/,|\.\d{3}$/.test(text) ? text.replaceAll('.', '').replace(',', '.') : text)
    const total = texts.findIndex((row) => row[1]?.startsWith('Cộng') === true)
    const start = texts.findIndex((row) => row[0] === 'A') + 1
    const parts = texts.slice(start, total).map((row) => value(row[4]))
    expect(parts).toHaveLength(4)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(value(texts[total]?.[4]), 6)
    expect(value(texts[total]?.[4])).toBeCloseTo(last.numbers['retail_sales'] ?? 0, 6)
    expect(texts.flat().some((text) => /^\d{1,3}\.\d{3}(,\d)?$/.test(text))).toBe(true)
  })

  it('writes a plan in millions, with the unit of measure above the table', () => {
    const plan = sources.find(({ report }) => report.system === 'du-toan') ?? expect.fail('no plan')
    const year = new ReportDesk(plan.rows, plan.from).upTo(now).at(-1) ?? expect.fail('no plan is told')
    const sheet = reportSheet(plan.report, year).map((row) => row.map((cell) => cell?.value))
    expect(sheet.flat()).toContain('(Đơn vị tính: triệu đồng)')
    const line = sheet.find((row) => row[1] === 'Kế hoạch vốn đầu tư công')
    expect(line?.[4]).toBe((year.numbers['pi_plan'] ?? 0) * 1000)
  })
})

describe(OfficeDrops, () => {
  let folder: string
  const from = '2026-07-01'
  const open = () => new OfficeDrops(folder, [{ ...monthly, from }])
  const files = async () => {
    const names: readonly string[] = await readdir(join(folder, 'kinh-te-thang')).catch(() => [])
    return names.toSorted()
  }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'toan-canh-office-'))
  })
  afterEach(() => rm(folder, { recursive: true }))

  it('puts each report into its folder, dated when it was told, and none half', async () => {
    await open().drop({ now, fault: none })
    const names = await files()
    expect(names).toContain('Bao-cao-kinh-te-thang-2026-10.xlsx')
    expect(names.every((name) => !name.startsWith('.'))).toBe(true)
    const { mtimeMs, size } = await stat(join(folder, 'kinh-te-thang/Bao-cao-kinh-te-thang-2026-10.xlsx'))
    expect(mtimeMs).toBe(Date.parse('2026-11-06T05:30:00+07:00'))
    expect(size).toBeGreaterThan(2_000)
  })

  it('sends nothing twice, whether it has been read, refused or waits', async () => {
    await open().drop({ now, fault: none })
    const [first = '', second = '', ...rest] = await files()
    const inside = join(folder, 'kinh-te-thang')
    for (const [name, place] of [
      [first, 'done'],
      [second, 'refused'],
    ] as const) {
      await mkdir(join(inside, place))
      await rename(join(inside, name), join(inside, place, name))
    }
    await open().drop({ now, fault: none })
    expect(await files()).toEqual([...rest, 'done', 'refused'].toSorted())
  })

  it('sends nothing while it is down, and all of it afterwards', async () => {
    const drops = open()
    await drops.drop({ now, fault: { kind: 'down', forMs: 1 } })
    expect(await files()).toEqual([])
    await drops.drop({ now, fault: none })
    expect((await files()).length).toBeGreaterThan(3)
  })

  it('sends a form that was not agreed when asked to, once', async () => {
    const drops = open()
    await drops.drop({ now, fault: none })
    const before = await files()
    for (let time = 0; time < 2; time += 1)
      await drops.drop({ now: now + time, fault: { kind: 'wrongShape', forMs: 1 } })
    expect((await files()).filter((name) => !before.includes(name))).toEqual([
      'Bao-cao-kinh-te-thang-2026-10-sai-mau.xlsx',
    ])
  })
})
