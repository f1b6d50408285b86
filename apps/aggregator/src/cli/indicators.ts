import { indicators as listIndicators } from '../http/indicators.ts'
import type { Command } from './command.ts'

export const indicators: Command = {
  verb: 'indicators',
  usage: 'indicators [--json]',
  does: 'Liệt kê các chỉ tiêu đang trả lời',
  run: async ({ centre, isJson, print }) => {
    const list = listIndicators(await centre()).indicators
    const lines = list.map((each) => `${each.id.padEnd(32)} ${each.vi} (${each.unit})`)
    print(isJson ? JSON.stringify(list) : lines.join('\n'))
    return 0
  },
}
