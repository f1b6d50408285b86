import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { StormBook } from './storm-book.ts'

const storedSchema = z
  .array(z.strictObject({ startedAt: z.number(), factor: z.number().positive(), endsAt: z.number() }))
  .max(100)

function storedIn(path: string): z.infer<typeof storedSchema> {
  try {
    return storedSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    // None was ever played, or the file is no longer readable: the sample goes on without them.
    return []
  }
}

/**
 * The storms that were asked for, kept in a file: what a storm brought is told to its end also by a sample that was started anew since,
 * or its cases would stay open for good wherever they were read. `null`: they last as long as the process.
 */
export function openStormBook(path: string | null): StormBook {
  if (path === null) return new StormBook()
  return new StormBook(storedIn(path), (storms) => {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(`${path}.new`, JSON.stringify(storms))
    renameSync(`${path}.new`, path)
  })
}
