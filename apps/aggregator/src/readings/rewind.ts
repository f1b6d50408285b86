import { formatInstant } from '@toan-canh/calendar'
import type { Seen } from '@toan-canh/contract'
import { type Database, readCommits, readLogSpan } from '@toan-canh/store'
import type { Loaded } from './load-sums.ts'

const commitsPerPage = 500
/** A question is taken back over at most so many commits; further back the answer is that of now, and says so. */
const farthestCommits = 20_000

function gone(commit: number, why: string): Seen {
  return { kind: 'gone', sentence: `Không xem lại được lần ghi ${commit}: ${why}. Đây là trị số bây giờ.` }
}

/**
 * Takes back from loaded sums what was committed after a commit: the state as it was seen then is that of now minus the
 * changes since (DESIGN §6). Where the log does not reach, the sums stay as they are and the answer says why.
 */
export async function rewind(database: Database, { sums, question, seq }: Loaded, commit: number): Promise<Seen> {
  if (commit >= seq) return { kind: 'now' }
  if (question.isHourly) return gone(commit, 'số theo giờ không được giữ lâu')
  if (seq - commit > farthestCommits) return gone(commit, 'đã có quá nhiều lần ghi từ đó')
  const { count, versions, firstAt } = await readLogSpan(database, commit, seq)
  if (firstAt === null || count !== seq - commit + 1) return gone(commit, 'nhật ký không còn giữ')
  if (versions > 1) return gone(commit, 'định nghĩa đã đổi từ đó')
  for (let after = commit; after < seq;) {
    const page = await readCommits(database, after, Math.min(commitsPerPage, seq - after))
    for (const { rows } of page)
      for (const row of rows)
        sums.apply({ ...row, amounts: Float64Array.from(row.amounts, (amount) => -amount) }, () => {})
    after = page.at(-1)?.seq ?? seq
  }
  return { kind: 'then', at: formatInstant(firstAt) }
}
