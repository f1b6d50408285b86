import { argv, exit, stdout } from 'node:process'
import { fileURLToPath } from 'node:url'
import { readSourceStates } from '@toan-canh/store'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { openCentre } from '../centre/open-centre.ts'
import { advanceFacts } from './advance-facts.ts'
import { cursorOf } from './cursor-of.ts'
import { longBatch, longBatches } from './long-history.fixture.ts'
import { storeBatch } from './store-batch.ts'

/** A process of its own that stores the long history from where it stands, until it is whole or killed. */
async function main(databaseUrl: string): Promise<void> {
  const catalogue = await loadCatalogue(fileURLToPath(new URL('../../../../catalogue', import.meta.url)))
  let now = longBatch(0).now
  const centre = await openCentre({ databaseUrl, catalogue, now: () => now, onError: () => {} })
  const { database, versions } = centre
  const cursor = cursorOf((await readSourceStates(database)).get('mot-cua')?.liveCursor)
  for (let number = Number(cursor?.['next'] ?? 0); number < longBatches; number++) {
    const { facts, tombstones, ...rest } = longBatch(number)
    now = rest.now
    const batch = {
      facts,
      tombstones,
      refused: [{ place: `row ${number}`, code: 'bad_date' as const, reason: 'không phải ngày', id: `R-${number}` }],
      rows: facts.length + tombstones.length + 1,
      cursor: { next: number + 1 },
      coveredTo: now,
      reachedTo: null,
      total: null,
      done: null,
      isLast: number === longBatches - 1,
    }
    await storeBatch(database, versions, { source: 'mot-cua', direction: 'live', batch, now })
    await advanceFacts(database, versions, now)
    stdout.write(`${number}\n`)
  }
  exit(0)
}

await main(argv[2] ?? '')
