import { randomBytes } from 'node:crypto'
import { openDatabase } from '@toan-canh/store'

const passwordBytes = 18

/** A database beside the product's own, and the two accounts that may enter it: one owns it, one may only connect. */
export interface SampleDatabase {
  readonly ownerUrl: string
  readonly readerUrl: string
  readonly reader: string
}

/**
 * Makes sure of the database `<ours>_mau` on the product's own server: an upstream of the sample owns it, and the product reads it by
 * an account that may nothing but what the owner grants. Passwords are new each time. Throws when the server does not allow it.
 */
export async function ensureSampleDatabase(databaseUrl: string): Promise<SampleDatabase> {
  const url = new URL(databaseUrl)
  const name = `${decodeURIComponent(url.pathname.slice(1))}_mau`
  const [owner, reader] = [`${name}_kho_bac`, `${name}_doc`]
  const database = openDatabase(databaseUrl, () => {})
  async function ensureRole(role: string): Promise<string> {
    const password = randomBytes(passwordBytes).toString('base64url')
    const { rowCount } = await database.query('select from pg_roles where rolname = $1', [role])
    await database.query(`${rowCount === 0 ? 'create' : 'alter'} role "${role}" login password '${password}'`)
    const own = new URL(url)
    own.username = role
    own.password = password
    own.pathname = `/${name}`
    return own.href
  }
  try {
    const ownerUrl = await ensureRole(owner)
    const readerUrl = await ensureRole(reader)
    const { rowCount } = await database.query('select from pg_database where datname = $1', [name])
    if (rowCount === 0) await database.query(`create database "${name}" owner "${owner}"`)
    await database.query(`revoke all on database "${name}" from public`)
    await database.query(`grant connect on database "${name}" to "${reader}"`)
    return { ownerUrl, readerUrl, reader }
  } finally {
    await database.end()
  }
}
