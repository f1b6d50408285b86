import { Client, DatabaseError } from 'pg'

const CONNECT_TIMEOUT_MS = 5_000
const ADMIN = 'toan_canh'

/** The role and the database of the embedded server have one name. */
export const serverRole = ADMIN

/** The connection string of a database on the embedded server. */
export function serverUrl(server: { port: number; password: string }, database: string = ADMIN): string {
  return `postgresql://${ADMIN}:${server.password}@127.0.0.1:${server.port}/${database}`
}

/** Runs `work` on a connection of its own and closes it. */
export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  client.on('error', () => {}) // a server that stops cuts the line; the query under way rejects
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}

/** What answers at a server's address. */
export type Answer =
  | { readonly kind: 'ready'; readonly dataDirectory: string }
  | { readonly kind: 'starting' }
  | { readonly kind: 'refused' }
  | { readonly kind: 'wrong_password' }

/** Asks a server which data directory it serves. */
export async function askServer(server: { port: number; password: string }): Promise<Answer> {
  try {
    return await withClient(serverUrl(server, 'postgres'), async (client) => {
      const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory')
      return { kind: 'ready', dataDirectory: rows[0]?.data_directory ?? '' } as const
    })
  } catch (error) {
    if (error instanceof DatabaseError && error.code === '57P03') return { kind: 'starting' }
    if (error instanceof DatabaseError && error.code?.startsWith('28')) return { kind: 'wrong_password' }
    return { kind: 'refused' }
  }
}

/** Creates the product's database when the server does not have it yet. */
export async function ensureDatabase(server: { port: number; password: string }): Promise<void> {
  await withClient(serverUrl(server, 'postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [ADMIN])
    if (rowCount === 0) await client.query(`CREATE DATABASE ${ADMIN}`)
  })
}
