import { formatInstant } from '@toan-canh/calendar'
import type { DataHealth, ErrorOwner } from '@toan-canh/contract'
import { countDismissed, countOpenRefusals, readNewestBatches } from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'

/** A unit that is not in the register and a row of another shape are mended here; what stands in a row, where it was written. */
function ownerOf(code: string): ErrorOwner {
  if (code === 'unknown_unit') return 'config'
  return code === 'bad_shape' ? 'format' : 'upstream'
}

/** GET /api/v1/data-health */
export async function dataHealth({ database, board }: Centre): Promise<DataHealth> {
  const [batches, refusals, dismissed] = await Promise.all([
    readNewestBatches(database),
    countOpenRefusals(database),
    countDismissed(database),
  ])
  return {
    batches: batches
      .filter(({ source }) => board.statuses.has(source))
      .map(({ source, id, direction, storedAt, rows, changed, refused }) => {
        return { source, id, direction, storedAt: formatInstant(storedAt), rows, changed, refused }
      }),
    quarantine: refusals.map(({ source, code, count, oldest, newest }) => {
      const times = { oldest: formatInstant(oldest), newest: formatInstant(newest) }
      return { source, code, owner: ownerOf(code), count, ...times }
    }),
    ...(dismissed.length === 0
      ? {}
      : { dismissed: dismissed.map(({ newest, ...each }) => ({ ...each, newest: formatInstant(newest) })) }),
  }
}
