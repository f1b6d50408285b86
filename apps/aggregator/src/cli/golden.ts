import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pid } from 'node:process'
import { figureKeyOf, isOfShape, type Figure, type Reading } from '@toan-canh/contract'
import { parsePeriod } from '@toan-canh/calendar'
import { parse } from 'csv-parse/sync'
import { ask } from '../centre/ask.ts'
import { type Centre, openCentre } from '../centre/open-centre.ts'
import { openSource } from '../ingest/open-source.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'
import { goldenCatalogue, type GoldenRow, goldenRowOf } from './golden-catalogue.ts'

interface Shown {
  readonly row: GoldenRow
  readonly reading: Reading | null
  readonly isSame: boolean
}

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 })
const signs = { '=': '', '<': '< ', '>': '> ', '~': '≈ ' } as const

/** A centre on tables of its own, which go when it is closed: nothing of the file stays in the product. */
async function asideCentre(
  context: CommandContext,
  stack: AsyncDisposableStack,
  rows: readonly GoldenRow[],
  file: string,
) {
  const centre = await context.centre()
  const { connectionString = '' } = centre.database.options
  const schema = `golden_${pid}`
  await centre.database.query(`create schema ${schema}`)
  stack.defer(async () => {
    await centre.database.query(`drop schema ${schema} cascade`)
  })
  const url = new URL(connectionString)
  url.searchParams.set('options', `-c search_path=${schema}`)
  const catalogue = goldenCatalogue(rows, file, centre.catalogue.calendars)
  return stack.use(await openCentre({ databaseUrl: url.href, catalogue, now: centre.now, onError: () => {} }))
}

/** Reads the file as any source of figures is read. */
async function load(context: CommandContext, centre: Centre, file: string): Promise<readonly Figure[]> {
  const source = centre.catalogue.sources.values().next().value
  if (source === undefined) throw new Error('the golden catalogue has no source')
  await using connection = openSource(source, context.settings, centre.now, { file })
  const told: Figure[] = []
  for await (const batch of connection.read('live', null, context.signal)) {
    const incoming = { source: source.id, direction: 'live' as const, batch, now: centre.now() }
    await storeBatch(centre.database, centre.versions, incoming)
    told.push(...batch.facts.filter(isOfShape('figure')))
  }
  return told
}

async function shown(centre: Centre, row: GoldenRow, figures: readonly Figure[]): Promise<Shown> {
  const unit = centre.catalogue.register.units.find(({ name }) => name === row.place)?.code ?? ''
  const ofRow = figures.filter((figure) => figure.signal === row.kpi && figure.unit === unit)
  const readings = await Promise.all(
    ofRow.map(async ({ id }) => {
      const key = figureKeyOf(id)
      const period = typeof key?.period === 'string' ? parsePeriod(key.period) : null
      if (period === null) return null
      const answer = await ask(centre, { kind: 'reading', indicator: row.kpi, unit, period, slice: null })
      return 'code' in answer ? null : (answer.readings[0] ?? null)
    }),
  )
  const same = readings.find((reading) => reading?.value === row.value && reading.op === row.op)
  return { row, reading: same ?? readings[0] ?? null, isSame: same !== undefined && same !== null }
}

function lineOf({ row, reading, isSame }: Shown): string {
  const value = reading?.value ?? null
  const text = reading === null || value === null ? '—' : `${signs[reading.op]}${numbers.format(value)} ${row.unit}`
  const note = row.note === '' ? '' : `  (${row.note})`
  return `${isSame ? '✓' : '✗'} ${row.id.padEnd(7)} ${row.kpi.padEnd(38)} ${(reading?.period ?? row.period).padEnd(16)} ${text.padStart(22)}  ${row.place}${note}`
}

async function run(context: CommandContext): Promise<number> {
  const [path] = context.words
  if (path === undefined) throw new UsageError('golden <tệp CSV>: thiếu đường dẫn của tệp')
  const file = resolve(path)
  const cells: Record<string, string>[] = parse(await readFile(file, 'utf8'), { bom: true, columns: true })
  const rows = cells.map(goldenRowOf).filter((row) => row !== null)
  await using stack = new AsyncDisposableStack()
  const centre = await asideCentre(context, stack, rows, file)
  const figures = await load(context, centre, file)
  const all: Shown[] = []
  for (const row of rows) all.push(await shown(centre, row, figures))
  const same = all.filter(({ isSame }) => isSame).length
  if (context.isJson) context.print(JSON.stringify({ rows: cells.length, same, shown: all }))
  else {
    for (const each of all) context.print(lineOf(each))
    context.print(`${cells.length} dòng: ${same} hiện đúng số và toán tử như tài liệu, ${cells.length - same} sai khác`)
  }
  return same === cells.length ? 0 : 1
}

export const golden: Command = {
  verb: 'golden',
  usage: 'golden <tệp CSV> [--json]',
  does: 'Nạp bộ số liệu vàng như số báo cáo vào bảng riêng, in từng dòng cạnh trị số sản phẩm hiện ra; mã 1 khi có sai khác',
  run,
}
