import { verify as verifyNow } from '../jobs/verify.ts'
import type { Command } from './command.ts'
import { progressLine } from './progress-line.ts'

export const verify: Command = {
  verb: 'verify',
  usage: 'verify [--json]',
  does: 'Đếm lại mọi dữ kiện cạnh số đang lưu và so sánh; mã 1 khi có sai khác, mã 2 khi bị dừng giữa chừng',
  run: async ({ centre, isJson, print, progress, signal }) => {
    const { database, versions, now } = await centre()
    const context = { database, versions, now, onError: () => {} }
    const result = await verifyNow(context, {
      by: 'command',
      signal,
      progress: (reached) => progress(progressLine(reached, 'dữ kiện')),
    })
    if (result === null) {
      print(
        isJson ? JSON.stringify({ isStopped: true }) : 'Đã dừng theo yêu cầu; chưa so sánh xong, gọi lại để làm lại',
      )
      return 2
    }
    const { cases, differing, dueTicks, commit } = result
    const lines = [
      `Đếm lại ${cases} vụ việc tại lần ghi ${commit}: ${differing} ô sai khác, ${dueTicks} mốc thời gian đến hạn chưa tính`,
      ...result.first.map((each) => JSON.stringify(each)),
    ]
    print(isJson ? JSON.stringify(result) : lines.join('\n'))
    return differing === 0 ? 0 : 1
  },
}
