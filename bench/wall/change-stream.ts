import { createWorkCalendar, parseDay } from '@toan-canh/calendar'
import type { Fact } from '@toan-canh/contract'
import { loadCatalogue } from '../../apps/aggregator/src/catalogue/load-catalogue.ts'
import { openCentre } from '../../apps/aggregator/src/centre/open-centre.ts'
import { storeBatch } from '../../apps/aggregator/src/ingest/store-batch.ts'
import { DossierMaker } from '../change-cost/dossier-maker.ts'
import { HourOfChanges } from '../change-cost/hour-of-changes.ts'
import { createChance } from '../measure/chance.ts'
import { assetMaker } from '../mixed/asset-maker.ts'

const seed = 37
const dossierSource = 'mot-cua'
const cameraSource = 'camera'
/** Of ten changes, so many are of dossiers; the others are cameras that turn over. */
const dossiersInTen = 7
const cameras = 300
const openDossiers = 2_000
const perBatch = 500

/** A change that was stored: when its transaction was committed, and as which commit. */
export interface Stored {
  readonly seq: number
  readonly committedAt: number
}

/** Facts told to a running product from another process, as a second writer would: through the store and its announcements. */
export interface ChangeStream extends AsyncDisposable {
  readonly told: number
  /** What went wrong, at most the last of it; null while nothing did. */
  readonly failure: unknown
}

export interface ChangeStreamOptions {
  readonly databaseUrl: string
  readonly catalogueDir: string
  readonly perSecond: number
  /** Facts to one commit; the source tells them together. */
  readonly perCommit?: number
  readonly onStored?: (stored: Stored) => void
}

function sourceOf(fact: Fact): string {
  return fact.shape === 'asset' ? cameraSource : dossierSource
}

function nonEmpty<T>(list: readonly T[]): readonly [T, ...T[]] {
  const [first, ...rest] = list
  if (first === undefined) throw new Error('the catalogue has an empty list')
  return [first, ...rest]
}

/** Starts to tell one changed fact after another, evenly spread; one that comes due while the last is being stored waits for it. */
export async function startChangeStream(options: ChangeStreamOptions): Promise<ChangeStream> {
  const { databaseUrl, catalogueDir, perSecond, perCommit = 1, onStored } = options
  const catalogue = await loadCatalogue(catalogueDir)
  const centre = await openCentre({ databaseUrl, catalogue, now: Date.now, onError: console.error })
  const calendar = catalogue.calendars.get('vn')
  if (calendar === undefined) throw new Error('the catalogue has no calendar vn')
  const units = nonEmpty(catalogue.register.childrenOf('37').map(({ code }) => code))
  const values = catalogue.packs.find(({ pack }) => pack === 'tthc')?.dimensions['field']?.values ?? {}
  const fields = nonEmpty(Object.keys(values))
  const firstDay = parseDay('2026-09-01') ?? 0
  const maker = new DossierMaker({ units, fields, calendar: createWorkCalendar(calendar), firstDay }, seed)
  const dossiers = new HourOfChanges(maker, createChance(seed + 1))
  const camera = assetMaker(units)
  let failure: unknown = null
  let told = 0
  let round = 0
  let waiting: Fact[] = []

  async function tell(source: string, facts: readonly Fact[]): Promise<void> {
    const now = Date.now()
    const batch = {
      facts,
      tombstones: [],
      refused: [],
      rows: facts.length,
      cursor: {},
      coveredTo: null,
      reachedTo: null,
      total: null,
      done: null,
      isLast: false,
    }
    // Told again, so that the cursor of the source's own runner stands.
    const given = { source, direction: 'live' as const, batch, now, isAgain: true }
    const { commit } = await storeBatch(centre.database, centre.versions, given)
    if (commit !== null) onStored?.({ seq: commit.seq, committedAt: Date.now() })
  }

  function next(): Fact {
    if (waiting.length === 0) {
      const now = Date.now()
      const turned = Array.from({ length: 10 - dossiersInTen }, (_, each) => {
        const index = (round * (10 - dossiersInTen) + each) % cameras
        return camera(index, Math.floor((round * (10 - dossiersInTen) + each) / cameras), now)
      })
      waiting = [...dossiers.changes(dossiersInTen, now), ...turned]
      round += 1
    }
    const fact = waiting.shift()
    if (fact === undefined) throw new Error('nothing is left to tell')
    return fact
  }

  const open: Fact[] = []
  for (let made = 0; made < openDossiers; made += 1) {
    const fact = maker.past(Date.now())
    dossiers.note(fact, Date.now())
    open.push(fact)
  }
  for (let from = 0; from < open.length; from += perBatch) await tell(dossierSource, open.slice(from, from + perBatch))

  const began = performance.now()
  const stop = new AbortController()
  async function run(): Promise<void> {
    while (!stop.signal.aborted) {
      const dueIn = began + (told * 1_000) / perSecond - performance.now()
      if (dueIn > 0) await new Promise((resolve) => setTimeout(resolve, dueIn))
      const facts = Array.from({ length: perCommit }, next)
      for (const [source, ofSource] of Map.groupBy(facts, sourceOf)) await tell(source, ofSource)
      told += facts.length
    }
  }
  const running = run().catch((error: unknown) => {
    failure = error
  })
  return {
    get told() {
      return told
    },
    get failure() {
      return failure
    },
    async [Symbol.asyncDispose]() {
      stop.abort()
      await running
      await centre[Symbol.asyncDispose]()
    },
  }
}
