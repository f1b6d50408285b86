import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { temporaryDatabase } from '@toan-canh/testkit'
import { pino } from 'pino'
import { readSettings } from './settings/read-settings.ts'
import { startAggregator } from './start-aggregator.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const main = fileURLToPath(new URL('./cli/main.ts', import.meta.url))

/** What a command said and how it ended. */
export interface Said {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** An aggregator that runs; `logged` is all that it has logged. */
export interface RunningPlace extends AsyncDisposable {
  readonly url: string
  readonly logged: readonly string[]
}

/** A place to run the product in: a database and a data folder of a test's own. */
export interface Place extends AsyncDisposable {
  readonly databaseUrl: string
  readonly folder: string
  /** Runs `npm run ioc -- …` as a process of its own. */
  ioc(...words: readonly string[]): Promise<Said>
  /** Starts an aggregator on a free port. */
  start(environment?: Readonly<Record<string, string>>): Promise<RunningPlace>
  /** The same place with more of an environment. */
  with(environment: Readonly<Record<string, string>>): Place
}

/** Makes such a place; dispose it to drop the database. */
export async function aPlace(): Promise<Place> {
  await using stack = new AsyncDisposableStack()
  const database = stack.use(await temporaryDatabase())
  const folder = await mkdtemp(join(tmpdir(), 'toan-canh-place-'))
  stack.defer(() => rm(folder, { recursive: true, force: true }))
  const environment = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    CATALOGUE_DIR: join(root, 'catalogue'),
    PORT: '0',
    SOURCES: 'none',
  }
  const kept = stack.move()
  const placeWith = (own: Readonly<Record<string, string>>): Place => ({
    databaseUrl: database.url,
    folder,
    ioc: (...words) => run(words, { ...process.env, ...own }),
    start: async (more = {}) => {
      const logged: string[] = []
      const log = pino({ level: 'trace' }, { write: (line: string) => logged.push(line) })
      const settings = readSettings({ ...own, ...more }, root)
      const aggregator = await startAggregator({ settings, now: Date.now, log, step: (each) => logged.push(each) })
      return { url: aggregator.url, logged, [Symbol.asyncDispose]: () => aggregator[Symbol.asyncDispose]() }
    },
    with: (more) => placeWith({ ...own, ...more }),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  })
  return placeWith(environment)
}

async function run(words: readonly string[], env: NodeJS.ProcessEnv): Promise<Said> {
  const child = spawn(process.execPath, [main, ...words], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (part: Buffer) => (out += part.toString()))
  child.stderr.on('data', (part: Buffer) => (err += part.toString()))
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
  return { code, out, err }
}
