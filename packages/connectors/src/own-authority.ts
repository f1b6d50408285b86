import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { SourceError } from './source-error.ts'

/**
 * The certificate of the authority that a source names (`ca`, relative to its file); null: it names none. Throws `SourceError` of
 * owner `config` when it cannot be read.
 */
export async function ownAuthority(ca: string | undefined, folder: string): Promise<string | null> {
  if (ca === undefined) return null
  return readFile(resolve(folder, ca), 'utf8').catch((cause: unknown) => {
    throw new SourceError('config', `Không đọc được tệp chứng thư ${ca}.`, { cause })
  })
}
