import type { Client, Database } from '../database.ts'

/** A paired output. Hashes are SHA-256 in hexadecimal; what is `null` is not there. */
export interface StoredDevice {
  readonly id: string
  readonly wall: string
  readonly output: string
  readonly place: string
  readonly key: unknown
  readonly claim: string | null
  readonly token: string | null
  readonly next: string | null
  readonly last: string | null
  readonly rotatedAt: number
  readonly counter: number
  readonly pairedAt: number
  readonly pairedBy: string
  readonly refusedAt: number | null
  readonly refusedFrom: string | null
  readonly refusedWhy: string | null
}

const columns = `id, wall, output, place, key, claim_sha256 as claim, token_sha256 as token, next_sha256 as next,
  last_sha256 as last, rotated_at as "rotatedAt", counter, paired_at as "pairedAt", paired_by as "pairedBy",
  refused_at as "refusedAt", refused_from as "refusedFrom", refused_why as "refusedWhy"`

/** All outputs that are paired and not revoked; at most `limit`. */
export async function readDevices(database: Client | Database, limit: number): Promise<StoredDevice[]> {
  const { rows } = await database.query<StoredDevice>(
    `select ${columns} from wall_device where revoked_at is null order by paired_at limit $1`,
    [limit],
  )
  return rows
}

/** Keeps a newly paired output; false when its place is taken. */
export async function addDevice(
  client: Client,
  device: Pick<StoredDevice, 'id' | 'wall' | 'output' | 'place' | 'key' | 'claim' | 'pairedAt' | 'pairedBy'>,
): Promise<boolean> {
  const { rowCount } = await client.query(
    `insert into wall_device (id, wall, output, place, key, claim_sha256, rotated_at, counter, paired_at, paired_by)
     values ($1, $2, $3, $4, $5, $6, $7, 0, $7, $8) on conflict do nothing`,
    [
      device.id,
      device.wall,
      device.output,
      device.place,
      JSON.stringify(device.key),
      device.claim,
      device.pairedAt,
      device.pairedBy,
    ],
  )
  return rowCount === 1
}

/** Writes tokens and counter of an output as they are now. */
export async function turnDevice(
  database: Client | Database,
  device: Pick<StoredDevice, 'id' | 'claim' | 'token' | 'next' | 'last' | 'rotatedAt' | 'counter'>,
): Promise<void> {
  await database.query(
    `update wall_device set claim_sha256 = $2, token_sha256 = $3, next_sha256 = $4, last_sha256 = $5, rotated_at = $6,
       counter = greatest(counter, $7) where id = $1`,
    [device.id, device.claim, device.token, device.next, device.last, device.rotatedAt, device.counter],
  )
}

/** Notes that something else used the token of an output. */
export async function noteRefusal(
  client: Client | Database,
  { id, at, from, why }: { readonly id: string; readonly at: number; readonly from: string; readonly why: string },
): Promise<void> {
  await client.query('update wall_device set refused_at = $2, refused_from = $3, refused_why = $4 where id = $1', [
    id,
    at,
    from,
    why,
  ])
}

/** Takes the token of an output away; null when there is no such one on the wall. */
export async function revokeDevice(
  client: Client,
  asked: { readonly wall: string; readonly id: string; readonly at: number; readonly by: string },
): Promise<Pick<StoredDevice, 'id' | 'output' | 'place'> | null> {
  const { rows } = await client.query<Pick<StoredDevice, 'id' | 'output' | 'place'>>(
    `update wall_device set revoked_at = $3, revoked_by = $4 where wall = $1 and id = $2 and revoked_at is null
     returning id, output, place`,
    [asked.wall, asked.id, asked.at, asked.by],
  )
  return rows[0] ?? null
}

/** Forgets revoked outputs from before an instant. */
export async function dropDevices(database: Database, revokedBefore: number): Promise<void> {
  await database.query('delete from wall_device where revoked_at < $1', [revokedBefore])
}
