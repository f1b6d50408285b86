import { fileURLToPath } from 'node:url'
import type { Batch, Direction } from '@toan-canh/connectors'
import type { Fact, Tombstone } from '@toan-canh/contract'
import { at, fixedClock, temporaryDatabase } from '@toan-canh/testkit'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import { type Centre, openCentre } from './open-centre.ts'

const root = fileURLToPath(new URL('../../../../catalogue', import.meta.url))

/** A centre on a database of its own with the real catalogue and a clock that stands. */
export interface TestCentre extends AsyncDisposable {
  readonly centre: Centre
  readonly databaseUrl: string
  readonly clock: ReturnType<typeof fixedClock>
  store(facts: readonly Fact[], more?: Partial<Batch>, direction?: Direction): ReturnType<typeof storeBatch>
  /** Tells the store that the history of `mot-cua` is whole. */
  completeHistory(): Promise<void>
}

/** One batch of a source as a connector would give it. */
export function aBatch(facts: readonly Fact[], more: Partial<Batch> = {}): Batch {
  const tombstones: readonly Tombstone[] = more.tombstones ?? []
  return {
    facts,
    tombstones,
    refused: [],
    rows: facts.length + tombstones.length,
    cursor: { at: facts.length },
    coveredTo: null,
    reachedTo: null,
    total: null,
    done: null,
    isLast: true,
    ...more,
  }
}

/** Opens a test centre; dispose it to drop its database. */
export async function aCentre(start = '2026-03-02 08:00'): Promise<TestCentre> {
  await using stack = new AsyncDisposableStack()
  const clock = fixedClock(at(start))
  const database = stack.use(await temporaryDatabase())
  const catalogue = await loadCatalogue(root)
  const failures: unknown[] = []
  const onError = (error: unknown) => failures.push(error)
  const centre = stack.use(await openCentre({ databaseUrl: database.url, catalogue, now: clock.now, onError }))
  const kept = stack.move()
  const store: TestCentre['store'] = (facts, more, direction = 'live') =>
    storeBatch(centre.database, centre.versions, {
      source: 'mot-cua',
      direction,
      batch: aBatch(facts, more),
      now: clock.now(),
    })
  return {
    centre,
    databaseUrl: database.url,
    clock,
    store,
    completeHistory: async () => {
      await store([], { reachedTo: at('2025-10-01 00:00') }, 'history')
      await centre.refresh()
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}
