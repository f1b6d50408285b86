import type { Client, Database } from '../database.ts'

/** Where the store stands: the number of the last commit, the definition version in force, the first day with hour cells. */
export interface Head {
  readonly seq: number
  readonly version: number
  readonly hourFloor: number
}

interface HeadRow {
  seq: number
  version: number
  hour_floor: number
}

function headOf(row: HeadRow | undefined): Head {
  if (row === undefined) throw new Error('the store has no head row')
  return { seq: row.seq, version: row.version, hourFloor: row.hour_floor }
}

/** Takes the next commit number and with it the turn to write: until this transaction ends every other writer waits. */
export async function takeTurn(client: Client): Promise<Head> {
  const { rows } = await client.query<HeadRow>('update head set seq = seq + 1 returning seq, version, hour_floor')
  return headOf(rows[0])
}

/** Gives the commit number back when nothing changed, so that commits stay without gaps. The turn lasts to the transaction's end. */
export async function giveTurnBack(client: Client): Promise<void> {
  await client.query('update head set seq = seq - 1')
}

export async function readHead(source: Client | Database): Promise<Head> {
  const { rows } = await source.query<HeadRow>('select seq, version, hour_floor from head')
  return headOf(rows[0])
}

export async function moveHourFloor(client: Client, day: number): Promise<void> {
  await client.query('update head set hour_floor = $1 where hour_floor < $1', [day])
}
