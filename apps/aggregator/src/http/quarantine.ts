import { formatInstant } from '@toan-canh/calendar'
import type { QuarantineAnswer } from '@toan-canh/contract'
import { readOpenRows } from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'
import { HttpProblem } from './problem.ts'

const pageRows = 100

/** GET /api/v1/quarantine/:source */
export async function quarantine(
  { database, catalogue }: Centre,
  asked: { readonly source: string; readonly code?: string | undefined; readonly before?: number | undefined },
): Promise<QuarantineAnswer> {
  const { source, code = null, before = null } = asked
  if (!catalogue.sources.has(source)) throw new HttpProblem('not_found', `Không có nguồn ${source}`)
  const rows = await readOpenRows(database, { source, code, before, limit: pageRows })
  return {
    rows: rows.map((row) => ({ ...row, at: formatInstant(row.at) })),
    next: rows.length < pageRows ? null : (rows.at(-1)?.id ?? null),
  }
}
