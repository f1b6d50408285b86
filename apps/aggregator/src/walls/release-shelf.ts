import { cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Instant } from '@toan-canh/calendar'
import { releaseOf, releaseSchema, releaseVerdicts } from '@toan-canh/contract'
import { z } from 'zod'

const shelvedSchema = z.object({
  id: releaseSchema,
  verdict: z.enum(releaseVerdicts),
  at: z.number(),
  why: z.string().nullable(),
})
export type Shelved = z.infer<typeof shelvedSchema>
const stateSchema = z.object({ releases: z.array(shelvedSchema) })

/** Builds that are kept: the one that is served, the last that all outputs took, and one more to look at. */
const most = 3

/** Builds of the dashboard that this centre has served, kept as files so that outputs can go on with the one before. */
export interface Shelf {
  /** The newest last; the last is the one that is served. */
  readonly releases: readonly Shelved[]
  readonly folderOf: (release: string) => string
  readonly judge: (judged: Shelved) => Promise<void>
}

async function readState(file: string): Promise<readonly Shelved[]> {
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return []
  try {
    return stateSchema.parse(JSON.parse(text)).releases
  } catch {
    // A state that was cut off says nothing: what is served is taken as at the first start.
    return []
  }
}

function keptOf(releases: readonly Shelved[]): readonly Shelved[] {
  const lastTaken = releases.findLast(({ verdict }) => verdict === 'taken')
  return releases.filter((each, at) => each === lastTaken || at >= releases.length - most + 1)
}

/**
 * Puts the build in `dashboardDir` on the shelf of `dataDir`; `null` when there is no build. A first build is taken as it
 * is, a later one begins on trial, and one that was judged keeps its verdict.
 */
export async function openShelf(dashboardDir: string, dataDir: string, now: Instant): Promise<Shelf | null> {
  const html = await readFile(join(dashboardDir, 'index.html'), 'utf8').catch(() => null)
  const id = html === null ? null : releaseOf(html)
  if (id === null) return null
  const folder = join(dataDir, 'releases')
  const file = join(folder, 'releases.json')
  const folderOf = (release: string) => join(folder, release)
  await mkdir(folder, { recursive: true })
  const before = await readState(file)
  const known = before.find((each) => each.id === id)
  const verdict = before.some((each) => each.verdict === 'taken') ? 'trial' : 'taken'
  const others = before.filter((each) => each !== known)
  const releases = [...keptOf([...others, known ?? { id, verdict, at: now, why: null }])]
  if (known === undefined) {
    const half = `${folderOf(id)}.half`
    await Promise.all([half, folderOf(id)].map((each) => rm(each, { recursive: true, force: true })))
    await cp(dashboardDir, half, { recursive: true })
    await rename(half, folderOf(id))
  }
  const write = async () => {
    await writeFile(`${file}.half`, JSON.stringify({ releases }, null, 2))
    await rename(`${file}.half`, file)
  }
  await write()
  const forgotten = before.filter((each) => !releases.some((kept) => kept.id === each.id))
  await Promise.all(forgotten.map((each) => rm(folderOf(each.id), { recursive: true, force: true })))
  return {
    releases,
    folderOf,
    judge: async (judged) => {
      releases.splice(-1, 1, judged)
      await write()
    },
  }
}
