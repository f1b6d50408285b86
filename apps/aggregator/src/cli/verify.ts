import { verifyCells } from '../counting/verify-cells.ts'
import type { Command } from './command.ts'

export const verify: Command = {
  verb: 'verify',
  usage: 'verify [--json]',
  does: 'Đếm lại mọi dữ kiện cạnh số đang lưu và so sánh; mã 1 khi có sai khác',
  run: async ({ centre, isJson, print, progress }) => {
    const opened = await centre()
    const result = await verifyCells(opened.database, opened.versions, opened.now(), (cases) =>
      progress(`Đã đếm lại ${cases} vụ việc`),
    )
    const { cases, differing, dueTicks, commit } = result
    const lines = [
      `Đếm lại ${cases} vụ việc tại lần ghi ${commit}: ${differing} ô sai khác, ${dueTicks} mốc thời gian đến hạn chưa tính`,
      ...result.first.map((each) => JSON.stringify(each)),
    ]
    print(isJson ? JSON.stringify(result) : lines.join('\n'))
    return differing === 0 ? 0 : 1
  },
}
