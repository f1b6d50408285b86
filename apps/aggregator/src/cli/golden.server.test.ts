import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aCentre, type TestCentre } from '../centre/a-centre.fixture.ts'
import { readSettings, type Settings } from '../settings/read-settings.ts'
import { golden } from './golden.ts'

const header = 'id,seed,line,place,period,kpi,op,value,unit,note'
const rows = [
  'A-1,s,1,Tỉnh cũ,2020-10,dsig.sim_pki_issued,>,100,person,hơn 100',
  'A-2,s,1,Tỉnh cũ,2020-10,dsig.agency_signing_rate,~,70.5,%,khoảng',
  'A-3,s,1,"Thành phố, xã",2017..2020-07,tthc.late_rate,<,3,%,',
  'A-4,s,1,Tỉnh cũ,monthly avg,tthc.received_monthly_avg,~,3000,dossier,khoảng',
  'A-5,s,1,Tỉnh mới,2016-07-01..2016-08-20,tthc.received_total,=,0,dossier,',
]
const root = fileURLToPath(new URL('../../../../', import.meta.url))
const shownSchema = z.object({
  rows: z.number(),
  same: z.number(),
  derived: z.array(z.unknown()),
  follow: z.number(),
  shown: z.array(
    z.object({
      row: z.object({ place: z.string(), period: z.string(), kpi: z.string() }),
      reading: z.object({ value: z.number().nullable(), unitName: z.string() }).nullable(),
    }),
  ),
})
let test: TestCentre
let folder = ''

async function runOn(lines: readonly string[]) {
  const file = join(folder, 'golden.csv')
  await writeFile(file, [header, ...lines].join('\n'))
  return runFile(file, readSettings({}, folder))
}

async function runFile(file: string, settings: Settings, isJson = false) {
  const printed: string[] = []
  const code = await golden.run({
    settings,
    centre: () => Promise.resolve(test.centre),
    options: {},
    words: [file],
    isJson,
    print: (text) => printed.push(text),
    progress: () => {},
    signal: new AbortController().signal,
  })
  return { code, printed }
}

beforeAll(async () => {
  test = await aCentre()
  folder = await mkdtemp(join(tmpdir(), 'golden-'))
})
afterAll(async () => {
  await rm(folder, { recursive: true })
  await test[Symbol.asyncDispose]()
})

describe('golden', () => {
  it('shows every row of its time and place as it was told, with its operator', async () => {
    const { code, printed } = await runOn(rows)
    expect(code).toBe(0)
    expect(printed).toHaveLength(rows.length + 1)
    expect(printed[0]).toMatch(/✓ A-1 .*2020-10 .*> 100 người {2}Tỉnh cũ → Tỉnh cũ {2}\(hơn 100\)/)
    expect(printed[1]).toMatch(/≈ 70,5 %/)
    expect(printed[2]).toMatch(/1308d@2020-07-31 .*< 3 % {2}Thành phố, xã → Thành phố, xã/)
    expect(printed[3]).toMatch(/2020-10 .*≈ 3\.000 hồ sơ/)
    expect(printed[4]).toMatch(/51d@2016-08-20 .* 0 hồ sơ/)
    expect(printed.at(-1)).toBe('5 dòng: 5 hiện đúng số và toán tử như tài liệu, 0 sai khác')
  })

  it('ends in 1 when a row is not shown as it was told', async () => {
    const { code, printed } = await runOn([...rows, 'A-6,s,1,Tỉnh cũ,cuối năm,tthc.received_total,=,5,dossier,'])
    expect(code).toBe(1)
    expect(printed.at(-2)).toMatch(/^✗ A-6/)
    expect(printed.at(-1)).toContain('1 sai khác')
  })

  it('shows nothing of what is no indicator of the product', async () => {
    const { code, printed } = await runOn([...rows, 'A-6,s,1,Tỉnh cũ,2019,tthc.happiness,=,5,dossier,'])
    expect([code, printed.at(-2)]).toEqual([1, expect.stringMatching(/^✗ A-6 .*—/)])
  })

  const real = `${root}../shared/data/golden.csv`
  it.skipIf(!existsSync(real))('shows every published figure as it was told, and what follows from them', async () => {
    const { code, printed } = await runFile(real, readSettings({ CATALOGUE_DIR: `${root}catalogue` }, root), true)
    const { shown, ...counts } = shownSchema.parse(JSON.parse(printed.join('')))
    expect([code, counts]).toEqual([0, { rows: 91, same: 91, derived: expect.any(Array), follow: 26 }])
    const told = (kpi: string) =>
      shown.flatMap(({ row, reading }) => (row.kpi === kpi ? [[row.place, row.period, reading?.value]] : []))
    // Fewer than the year before, and no total beside them: kept as they were told.
    expect(told('tthc.procedures_level4')).toEqual([
      ['Ninh Bình (old)', '2016', 0],
      ['Ninh Bình (old)', '2020-10', 299],
      ['Ninh Bình (old)', '2019', 317],
    ])
    expect(told('tthc.procedures_total')).toEqual([['Ninh Bình (old)', '2019', 2108]])
    expect(told('tthc.eligible_procedures_level4_rate')).toEqual([['Ninh Bình (old)', '2021', 100]])
    expect(told('tthc.procedures_level3_ready_rate')).toEqual([['Quảng Ninh', '2016-08', 80]])
    expect(told('tthc.on_time_rate').map(([place]) => place)).toContain('TTHCC các địa phương Quảng Ninh')
    // Places of the texts are units of the register, of their own time.
    expect(new Set(shown.map(({ reading }) => reading?.unitName))).toContain('Thành phố Phủ Lý')
  })

  it('leaves nothing behind', async () => {
    const { rows: schemas } = await test.centre.database.query<{ n: number }>(
      `select count(*)::int as n from pg_namespace where nspname like 'golden%'`,
    )
    const { rows: figures } = await test.centre.database.query<{ n: number }>(
      'select count(*)::int as n from figure_revision',
    )
    expect([schemas[0]?.n, figures[0]?.n]).toEqual([0, 0])
  })
})
