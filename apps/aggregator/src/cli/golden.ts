import { join, resolve } from 'node:path'
import { access } from 'node:fs/promises'
import { pid } from 'node:process'
import type { Reading } from '@toan-canh/contract'
import { type Centre, openCentre } from '../centre/open-centre.ts'
import { HttpProblem } from '../http/problem.ts'
import { readings } from '../http/readings.ts'
import { openSource } from '../ingest/open-source.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'
import { derivedId, goldenCatalogue, goldenPeriod, type GoldenSet, placesOf } from './golden-catalogue.ts'
import { type DerivedRow, type GoldenRow, readDerivedRows, readGoldenRows, readPlaces } from './golden-rows.ts'

interface Shown<Row> {
  readonly row: Row
  readonly reading: Pick<Reading, 'value' | 'op' | 'measure' | 'unitName' | 'period'> | null
  readonly isSame: boolean
}

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 4 })
const signs = { '=': '', '<': '< ', '>': '> ', '~': '≈ ' } as const
/** Derived numbers stand in texts with two decimals, shares of one with four. */
const tolerance = { percent: 0.005, share: 0.000_05 } as const

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  )
}

/** The rows with what stands beside the catalogue's examples: places and derived numbers. */
async function readSet(context: CommandContext, file: string): Promise<GoldenSet & { readonly lines: number }> {
  const beside = (name: string) => join(context.settings.CATALOGUE_DIR, 'examples', 'golden', name)
  const { rows, lines } = await readGoldenRows(file)
  const [places, derived] = [beside('places.csv'), beside('derived.csv')]
  const known = (await isThere(places)) ? await readPlaces(places) : { places: [], units: [] }
  const told = new Set(rows.map(({ place }) => place))
  const follows = (await isThere(derived)) ? await readDerivedRows(derived) : []
  const { catalogue } = await context.centre()
  return { rows, lines, ...known, derived: follows.filter(({ place }) => told.has(place)), file, product: catalogue }
}

/** A centre on tables of its own, which go when it is closed: nothing of the file stays in the product. */
async function asideCentre(context: CommandContext, stack: AsyncDisposableStack, set: GoldenSet): Promise<Centre> {
  const { database, now } = await context.centre()
  const schema = `golden_${pid}`
  await database.query(`create schema ${schema}`)
  stack.defer(async () => {
    await database.query(`drop schema ${schema} cascade`)
  })
  const url = new URL(database.options.connectionString ?? '')
  url.searchParams.set('options', `-c search_path=${schema}`)
  const catalogue = goldenCatalogue(set)
  return stack.use(await openCentre({ databaseUrl: url.href, catalogue, now, onError: () => {} }))
}

/** Reads the file as any source of figures is read. */
async function load(context: CommandContext, centre: Centre, file: string): Promise<void> {
  for (const source of centre.catalogue.sources.values()) {
    await using connection = openSource(source, context.settings, centre.now, { file })
    for await (const batch of connection.read('live', null, context.signal)) {
      const incoming = { source: source.id, direction: 'live' as const, batch, now: centre.now() }
      await storeBatch(centre.database, centre.versions, incoming)
    }
  }
}

/** What the API answers from the reported series; `null` where it refuses. */
async function answerOf(centre: Centre, asked: { indicator: string; unit: string; period: string }) {
  try {
    const answer = await readings(centre, { ...asked, boundary: 'then', basis: 'reported' })
    return answer.readings[0] ?? null
  } catch (error) {
    if (error instanceof HttpProblem) return null
    throw error
  }
}

async function shownRow(centre: Centre, set: GoldenSet, row: GoldenRow): Promise<Shown<GoldenRow>> {
  const unit = placesOf(set).get(row.place)?.unit ?? ''
  const reading = await answerOf(centre, { indicator: row.kpi, unit, period: goldenPeriod(set.rows, row) })
  return { row, reading, isSame: reading?.value === row.value && reading.op === row.op }
}

/** Asks a derived number; one that takes a part from another period is made of two answers. */
async function shownDerived(centre: Centre, set: GoldenSet, row: DerivedRow): Promise<Shown<DerivedRow>> {
  const unit = placesOf(set).get(row.place)?.unit ?? ''
  const [earlier] = row.den.filter((term) => term.includes('@'))
  const reading =
    earlier === undefined
      ? await answerOf(centre, { indicator: derivedId(row), unit, period: goldenPeriod(set.rows, row) })
      : await ratioOf(centre, { unit, row, earlier })
  const near = row.scale === 1 && row.den.length > 0 ? tolerance.share : tolerance.percent
  const isNear = reading?.value !== null && reading !== null && Math.abs(reading.value - row.value) <= near
  return { row, reading, isSame: isNear && reading.op === row.op }
}

async function ratioOf(centre: Centre, of: { unit: string; row: DerivedRow; earlier: string }) {
  const { unit, row, earlier } = of
  const [indicator = '', period = ''] = earlier.split('@')
  const now = await answerOf(centre, { indicator: row.num[0] ?? '', unit, period: row.period })
  const then = await answerOf(centre, { indicator, unit, period })
  if (now === null || now.value === null || !then?.value) return null
  return { ...now, value: (now.value / then.value) * row.scale, measure: row.scale === 100 ? '%' : 'lần' }
}

function lineOf({ row, reading, isSame }: Shown<GoldenRow | DerivedRow>): string {
  const value = reading?.value ?? null
  const text =
    reading === null || value === null ? '—' : `${signs[reading.op]}${numbers.format(value)} ${reading.measure}`
  const what =
    'kpi' in row ? row.kpi : [row.num.join(' + '), ...(row.den.length === 0 ? [] : [row.den.join(' + ')])].join(' / ')
  const note = row.note === '' ? '' : `  (${row.note})`
  const place = reading === null ? row.place : `${row.place} → ${reading.unitName}`
  return `${isSame ? '✓' : '✗'} ${row.id.padEnd(7)} ${what.padEnd(38)} ${(reading?.period ?? row.period).padEnd(16)} ${text.padStart(22)}  ${place}${note}`
}

async function run(context: CommandContext): Promise<number> {
  const [path] = context.words
  if (path === undefined) throw new UsageError('golden <tệp CSV>: thiếu đường dẫn của tệp')
  const set = await readSet(context, resolve(path))
  await using stack = new AsyncDisposableStack()
  const centre = await asideCentre(context, stack, set)
  await load(context, centre, set.file)
  const shown: Shown<GoldenRow>[] = []
  for (const row of set.rows) shown.push(await shownRow(centre, set, row))
  const derived: Shown<DerivedRow>[] = []
  for (const row of set.derived) derived.push(await shownDerived(centre, set, row))
  const same = shown.filter(({ isSame }) => isSame).length
  const follow = derived.filter(({ isSame }) => isSame).length
  if (context.isJson) context.print(JSON.stringify({ rows: set.lines, same, shown, derived, follow }))
  else {
    for (const each of [...shown, ...derived]) context.print(lineOf(each))
    if (derived.length > 0)
      context.print(`${derived.length} số suy ra: ${follow} khớp, ${derived.length - follow} sai khác`)
    context.print(`${set.lines} dòng: ${same} hiện đúng số và toán tử như tài liệu, ${set.lines - same} sai khác`)
  }
  return same === set.lines && follow === derived.length ? 0 : 1
}

export const golden: Command = {
  verb: 'golden',
  usage: 'golden <tệp CSV> [--json]',
  does: 'Nạp bộ số liệu vàng như số báo cáo vào bảng riêng, in từng dòng và số suy ra cạnh trị số sản phẩm hiện ra; mã 1 khi có sai khác',
  run,
}
