import { readFile } from 'node:fs/promises'
import { readSuccessionsCsv, readUnitsCsv } from '@toan-canh/connectors'
import type { Succession, Unit } from '@toan-canh/contract'

/** What stands in the files of one register. */
export interface UnitFiles {
  readonly units: readonly Unit[]
  readonly former: readonly Unit[]
  readonly successions: readonly Succession[]
}

/** Beside `x.csv` may stand `x.former.csv` (units that have ended) and `x.succession.csv` (who followed them). */
export function besideUnits(path: string): { readonly former: string; readonly succession: string } {
  const stem = path.replace(/\.csv$/, '')
  return { former: `${stem}.former.csv`, succession: `${stem}.succession.csv` }
}

/** The text of a file; `null` when there is none. */
async function textIfThere(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

/** Reads a register with what stands beside it; throws with every wrong line. */
export async function readUnitFiles(path: string): Promise<UnitFiles> {
  const { former, succession } = besideUnits(path)
  const [now, before, passed] = await Promise.all([
    readFile(path, 'utf8'),
    textIfThere(former),
    textIfThere(succession),
  ])
  return {
    units: readUnitsCsv(now),
    former: before === null ? [] : readUnitsCsv(before),
    successions: passed === null ? [] : readSuccessionsCsv(passed),
  }
}
