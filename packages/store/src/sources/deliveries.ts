import { textArray } from '../array-parameter.ts'
import type { Client } from '../database.ts'

export interface DeliveryMarks {
  readonly source: string
  readonly marks: readonly string[]
  readonly at: number
  /** How long a mark is kept. */
  readonly keepMs: number
}

/**
 * Notes that a delivery is being stored, in the transaction that stores it, and forgets what is older than its window. False: one
 * of its marks is known, so it has been stored already.
 */
export async function noteDelivery(client: Client, { source, marks, at, keepMs }: DeliveryMarks): Promise<boolean> {
  await client.query('delete from delivery where source = $1 and at < $2', [source, at - keepMs])
  const { rowCount } = await client.query(
    'insert into delivery (source, mark, at) select $1, mark, $3 from unnest($2::text[]) as mark on conflict do nothing',
    [source, textArray(marks), at],
  )
  return rowCount === marks.length
}
