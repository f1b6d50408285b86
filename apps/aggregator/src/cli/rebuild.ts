import { prepareVersions } from '../counting/build-version.ts'
import { storedDefinitionsOf } from '../counting/stored-definitions.ts'
import { rebuild as rebuildNow } from '../jobs/rebuild.ts'
import type { Command } from './command.ts'
import { progressLine } from './progress-line.ts'

export const rebuild: Command = {
  verb: 'rebuild',
  usage: 'rebuild [--json]',
  does: 'Đếm lại mọi số từ dữ kiện thành một phiên bản mới rồi thay; số cũ vẫn dùng cho đến khi xong; gọi lại thì đếm tiếp',
  run: async ({ centre, isJson, print, progress, signal }) => {
    const { database, catalogue, versions, now } = await centre()
    await prepareVersions(database, storedDefinitionsOf(catalogue), now(), true)
    const context = { database, versions, now, onError: () => {} }
    const { counted, commit } = await rebuildNow(context, {
      by: 'command',
      signal,
      progress: (reached) => progress(progressLine(reached, 'dữ kiện')),
    })
    const result = { cases: counted, commit: commit?.seq ?? null }
    const said =
      commit === null
        ? `Đã dừng sau ${counted} dữ kiện; phiên bản cũ vẫn dùng, gọi lại để đếm tiếp`
        : `Đã đếm lại ${counted} dữ kiện; phiên bản mới có hiệu lực từ lần ghi ${commit.seq}`
    print(isJson ? JSON.stringify(result) : said)
    return commit === null ? 2 : 0
  },
}
