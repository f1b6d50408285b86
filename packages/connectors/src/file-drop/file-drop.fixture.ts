import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Connection, ConnectorContext } from '../connector.ts'
import { aContext, type SampleRow } from '../sample.fixture.ts'
import { fileDrop } from './file-drop.ts'

/** A folder for one test. */
export interface DropFolder extends AsyncDisposable {
  readonly path: string
  readonly drop: (name: string, content: string | Buffer) => Promise<void>
  /** Names in the folder or below it. */
  readonly names: (below?: string) => Promise<readonly string[]>
}

export async function aDropFolder(): Promise<DropFolder> {
  const path = await mkdtemp(join(tmpdir(), 'file-drop-'))
  return {
    path,
    drop: (name, content) => writeFile(join(path, name), content),
    names: async (below = '.') => [...(await readdir(join(path, below)).catch((): string[] => []))].toSorted(),
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  }
}

export function asNdjson(rows: readonly SampleRow[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
}

/** Opens the connector a minute from now, when all that has been dropped is stable. */
export function openDrop(block: Readonly<Record<string, unknown>>, change: Partial<ConnectorContext> = {}): Connection {
  const configured = fileDrop.configure({ type: 'file-drop', format: 'ndjson', ...block })
  if (!configured.isValid) throw new Error(configured.mistakes.map(({ sentence }) => sentence).join())
  return configured.open(aContext({ now: () => Date.now() + 60_000, ...change }))
}
