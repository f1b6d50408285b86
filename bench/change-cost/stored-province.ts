import { fileURLToPath } from 'node:url'
import { createWorkCalendar, type Instant, parseDay, parseInstant } from '@toan-canh/calendar'
import type { Case } from '@toan-canh/contract'
import { inTransaction, moveHourFloor } from '@toan-canh/store'
import { loadCatalogue } from '../../apps/aggregator/src/catalogue/load-catalogue.ts'
import { type Centre, openCentre } from '../../apps/aggregator/src/centre/open-centre.ts'
import { advanceFacts } from '../../apps/aggregator/src/ingest/advance-facts.ts'
import { storeBatch, type StoredBatch } from '../../apps/aggregator/src/ingest/store-batch.ts'
import { createChance } from '../measure/chance.ts'
import { DossierMaker } from './dossier-maker.ts'
import { HourOfChanges } from './hour-of-changes.ts'

const root = fileURLToPath(new URL('../../catalogue', import.meta.url))
const source = 'mot-cua'
const loadRows = 20_000
const stepMs = 5 * 60_000
const seed = 37
/** The house keeps hours of the day for this long. */
const hourDays = 15

/** A centre with as many stored dossiers as wanted, on a clock that the bench moves. */
export interface StoredProvince extends AsyncDisposable {
  readonly centre: Centre
  readonly units: readonly string[]
  readonly changes: HourOfChanges
  readonly now: () => Instant
  /** Stores dossiers until there are so many. */
  fillTo(count: number, onPage: (stored: number) => void): Promise<void>
  store(facts: readonly Case[]): Promise<StoredBatch>
  /** Moves the clock by five minutes and takes the deadlines that have passed. */
  pass(onCommit: (commit: StoredBatch['commit']) => void): Promise<void>
}

function nonEmpty<T>(list: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = list
  if (first === undefined) throw new Error('the catalogue has an empty list')
  return [first, ...rest]
}

/** Opens an empty centre of Ninh Bình on Friday 20 November 2026, ten o'clock, whose history is complete. */
export async function openStoredProvince(databaseUrl: string): Promise<StoredProvince> {
  let now = parseInstant('2026-11-20T10:00:00+07:00') ?? 0
  const catalogue = await loadCatalogue(root)
  const calendarData = catalogue.calendars.get('vn')
  if (calendarData === undefined) throw new Error('the catalogue has no calendar vn')
  const centre = await openCentre({ databaseUrl, catalogue, now: () => now, onError: console.error })
  await inTransaction(centre.database, (client) => moveHourFloor(client, centre.today() - hourDays))
  const units = nonEmpty(catalogue.register.childrenOf('37').map(({ code }) => code))
  const fields = nonEmpty(
    Object.keys(catalogue.packs.find(({ pack }) => pack === 'tthc')?.dimensions['field']?.values ?? {}),
  )
  const firstDay = parseDay('2025-10-01') ?? 0
  const maker = new DossierMaker({ units, fields, calendar: createWorkCalendar(calendarData), firstDay }, seed)
  const changes = new HourOfChanges(maker, createChance(seed + 1))
  let stored = 0

  const store = (facts: readonly Case[], isHistory = false) =>
    storeBatch(centre.database, centre.versions, {
      source,
      direction: isHistory ? 'history' : 'live',
      batch: {
        facts,
        tombstones: [],
        refused: [],
        rows: facts.length,
        cursor: { stored: stored + facts.length },
        coveredTo: isHistory ? null : now,
        reachedTo: isHistory ? firstDay * 86_400_000 - 7 * 3_600_000 : null,
        total: null,
        done: null,
        isLast: true,
      },
      now,
    })

  return {
    centre,
    units,
    changes,
    now: () => now,
    async fillTo(count, onPage) {
      while (stored < count) {
        const facts = Array.from({ length: Math.min(loadRows, count - stored) }, () => maker.past(now))
        for (const fact of facts) changes.note(fact, now)
        await store(facts, true)
        stored += facts.length
        onPage(stored)
      }
      await centre.database.query('vacuum (analyze, freeze) fact_case, cell')
      await centre.database.query('checkpoint')
      await centre.refresh()
    },
    store: (facts) => store(facts),
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
