import { fileURLToPath } from 'node:url'
import { createWorkCalendar, type Instant, parseDay, parseInstant } from '@toan-canh/calendar'
import type { CaseKind, Fact } from '@toan-canh/contract'
import { inTransaction, moveHourFloor } from '@toan-canh/store'
import { loadCatalogue } from '../../apps/aggregator/src/catalogue/load-catalogue.ts'
import { type Centre, openCentre } from '../../apps/aggregator/src/centre/open-centre.ts'
import { advanceFacts } from '../../apps/aggregator/src/ingest/advance-facts.ts'
import { storeBatch, type StoredBatch } from '../../apps/aggregator/src/ingest/store-batch.ts'
import { DossierMaker, type Setting } from '../change-cost/dossier-maker.ts'
import { HourOfChanges } from '../change-cost/hour-of-changes.ts'
import { createChance } from '../measure/chance.ts'
import { figureMaker, toldFigures } from '../measure/figure-maker.ts'
import { assetMaker } from './asset-maker.ts'
import { type KindOfCase, kindsOfCase } from './case-kinds.ts'

const root = fileURLToPath(new URL('../../catalogue', import.meta.url))
const figureSource = 'thu-ngan-sach-mau'
const assetSource = 'camera'
const loadRows = 20_000
const stepMs = 5 * 60_000
const seed = 37
const hourDays = 15
const batchRows = 1_000

/** How much is stored, by shape of fact. */
export interface Amounts {
  readonly cases: number
  readonly assets: number
  readonly figures: number
}

/** A thousand changed rows of one shape, or of one kind of case. */
export interface Batch {
  readonly name: string
  readonly source: string
  readonly facts: readonly Fact[]
}

/** A centre that holds all three shapes of fact, on a clock that the bench moves. */
export interface StoredMix extends AsyncDisposable {
  readonly centre: Centre
  readonly units: readonly string[]
  readonly kinds: readonly CaseKind[]
  readonly now: () => Instant
  /** Stores until there is so much of each. */
  fillTo(amounts: Amounts, onRows: (rows: number) => void): Promise<void>
  /** One batch for each kind of case, one of assets, one of figures. */
  batches(round: number): readonly Batch[]
  store(batch: Batch): Promise<StoredBatch>
  /** Moves the clock by five minutes and takes what has come due. */
  pass(onCommit: (commit: StoredBatch['commit']) => void): Promise<void>
}

interface Stream {
  readonly kind: KindOfCase
  readonly maker: DossierMaker
  readonly changes: HourOfChanges
  stored: number
}

function nonEmpty<T>(list: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = list
  if (first === undefined) throw new Error('the catalogue has an empty list')
  return [first, ...rest]
}

/** Opens an empty centre of Ninh Bình on Friday 20 November 2026, ten o'clock. */
export async function openStoredMix(databaseUrl: string): Promise<StoredMix> {
  let now = parseInstant('2026-11-20T10:00:00+07:00') ?? 0
  const catalogue = await loadCatalogue(root)
  const calendarData = catalogue.calendars.get('vn')
  if (calendarData === undefined) throw new Error('the catalogue has no calendar vn')
  const centre = await openCentre({ databaseUrl, catalogue, now: () => now, onError: console.error })
  await inTransaction(centre.database, (client) => moveHourFloor(client, centre.today() - hourDays))
  const units = nonEmpty(catalogue.register.childrenOf('37').map(({ code }) => code))
  const dossiers = catalogue.packs.find(({ pack }) => pack === 'tthc')
  const setting: Setting = {
    units,
    fields: nonEmpty(Object.keys(dossiers?.dimensions['field']?.values ?? {})),
    calendar: createWorkCalendar(calendarData),
    firstDay: parseDay('2025-10-01') ?? 0,
  }
  const streams: readonly Stream[] = kindsOfCase(catalogue).map((kind, index) => {
    const maker = new DossierMaker(setting, seed + index)
    return { kind, maker, changes: new HourOfChanges(maker, createChance(seed + 100 + index)), stored: 0 }
  })
  const assetOf = assetMaker(units)
  const figureOf = figureMaker(units, now)
  let assets = 0
  let figures = 0

  const store = (source: string, facts: readonly Fact[], isHistory = false) =>
    storeBatch(centre.database, centre.versions, {
      source,
      direction: isHistory ? 'history' : 'live',
      batch: {
        facts,
        tombstones: [],
        refused: [],
        rows: facts.length,
        cursor: {},
        coveredTo: isHistory ? null : now,
        reachedTo: isHistory ? setting.firstDay * 86_400_000 - 7 * 3_600_000 : null,
        total: null,
        done: null,
        isLast: true,
      },
      now,
    })

  async function fillCases(stream: Stream, wanted: number, onRows: (rows: number) => void): Promise<void> {
    while (stream.stored < wanted) {
      const made = Array.from({ length: Math.min(loadRows, wanted - stream.stored) }, () => {
        const fact = stream.kind.of(stream.maker.past(now))
        stream.changes.note(fact, now)
        return fact
      })
      await store(stream.kind.source, made, true)
      stream.stored += made.length
      onRows(made.length)
    }
  }

  /** Stores rows `from` up to `to` of an endless row in pages. */
  async function fillRow(
    source: string,
    [from, to]: readonly [number, number],
    factOf: (index: number) => Fact,
    onRows: (rows: number) => void,
  ): Promise<void> {
    for (let first = from; first < to; first += loadRows) {
      const made = Array.from({ length: Math.min(loadRows, to - first) }, (_, index) => factOf(first + index))
      await store(source, made)
      onRows(made.length)
    }
  }

  return {
    centre,
    units,
    kinds: streams.map(({ kind }) => kind.kind),
    now: () => now,
    async fillTo(amounts, onRows) {
      for (const stream of streams) await fillCases(stream, Math.round(amounts.cases * stream.kind.share), onRows)
      await fillRow(assetSource, [assets, amounts.assets], (index) => assetOf(index, 0, now), onRows)
      await fillRow(figureSource, [figures, amounts.figures], (index) => figureOf(index, 0), onRows)
      assets = amounts.assets
      figures = amounts.figures
      await centre.database.query('vacuum (analyze, freeze) fact_case, fact_asset, figure_revision, cell')
      await centre.database.query('checkpoint')
      await centre.refresh()
    },
    batches(round) {
      const ofCases = streams.map(({ kind, changes }) => ({
        name: kind.kind,
        source: kind.source,
        facts: changes.changes(batchRows, now).map(kind.of),
      }))
      const turned = Array.from({ length: batchRows }, (_, index) => assetOf((index * 7 + round) % assets, round, now))
      const told = toldFigures(figureOf, { stored: figures, round, onPage: units.length, count: batchRows })
      return [
        ...ofCases,
        { name: 'asset', source: assetSource, facts: turned },
        { name: 'figure', source: figureSource, facts: told },
      ]
    },
    store: ({ source, facts }) => store(source, facts),
    async pass(onCommit) {
      now += stepMs
      for (;;) {
        const { commit, isMore } = await advanceFacts(centre.database, centre.versions, now)
        onCommit(commit)
        if (!isMore) return
      }
    },
    [Symbol.asyncDispose]: () => centre[Symbol.asyncDispose](),
  }
}
