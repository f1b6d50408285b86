import { buildVersion, prepareVersions } from '../counting/build-version.ts'
import { storedDefinitionsOf } from '../counting/stored-definitions.ts'
import type { Command } from './command.ts'

export const rebuild: Command = {
  verb: 'rebuild',
  usage: 'rebuild [--json]',
  does: 'Đếm lại mọi số từ dữ kiện thành một phiên bản mới rồi thay; số cũ vẫn dùng cho đến khi xong',
  run: async ({ centre, isJson, print, progress, signal }) => {
    const { database, catalogue, versions, now } = await centre()
    await prepareVersions(database, storedDefinitionsOf(catalogue), now(), true)
    const onPage = (counted: number) => progress(`Đã đếm ${counted} vụ việc`)
    const { counted, commit } = await buildVersion(database, versions, { now, signal, onPage })
    const result = { cases: counted, commit: commit?.seq ?? null }
    print(
      isJson
        ? JSON.stringify(result)
        : `Đã đếm lại ${counted} vụ việc; phiên bản mới có hiệu lực từ lần ghi ${commit?.seq ?? '—'}`,
    )
    return commit === null ? 2 : 0
  },
}
