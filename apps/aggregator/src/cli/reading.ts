import { setTimeout as sleep } from 'node:timers/promises'
import { boundaries, type Reading } from '@toan-canh/contract'
import { ask } from '../centre/ask.ts'
import { topicOfQuery } from '../http/readings.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'
import { formatReading } from './format-reading.ts'

const pollMs = 1_000

function tableOf(readings: readonly Reading[], by: string | undefined): string {
  return readings.map((reading) => formatReading(reading, by)).join('\n')
}

/** Answers until history is whole, or at once with `--no-wait`; exit 2 when it is not whole. */
async function answer(context: CommandContext): Promise<number> {
  const { options, words } = context
  const [indicator] = words
  const { unit, period, by, slice } = options
  if (indicator === undefined || unit === undefined || period === undefined) {
    throw new UsageError('reading <chỉ tiêu> --unit <đơn vị> --period <kỳ>')
  }
  const boundary = boundaries.find((each) => each === options['boundary'])
  if (boundary === undefined && options['boundary'] !== undefined) throw new UsageError('--boundary now|then')
  const topic = topicOfQuery({ indicator, unit, period, by, slice, boundary })
  const centre = await context.centre()
  for (;;) {
    await centre.refresh()
    const result = await ask(centre, topic)
    if ('code' in result) throw new UsageError(result.sentence)
    const isWhole = !result.readings.some((reading) => reading.gap === 'history_incomplete')
    if (isWhole || options['no-wait'] !== undefined || context.signal.aborted) {
      context.print(context.isJson ? JSON.stringify(result.readings) : tableOf(result.readings, by))
      return isWhole ? 0 : 2
    }
    const loading = centre.sourcesOf(result.question).map((source) => centre.board.stateOf(source.id))
    const rows = loading.reduce((total, state) => total + (state?.historyRows ?? 0), 0)
    context.progress(`Đang chờ lịch sử: đã nạp ${rows} dòng (dừng bằng Ctrl-C, hoặc --no-wait)`)
    await sleep(pollMs, undefined, { signal: context.signal }).catch(() => {})
  }
}

export const reading: Command = {
  verb: 'reading',
  usage:
    'reading <chỉ tiêu> --unit 37 --period 2025-11 [--by unit|field|channel] [--slice field=dat-dai] [--boundary then] [--no-wait] [--json]',
  does: 'Trả lời một chỉ tiêu như trên tường; chờ lịch sử nạp xong, hoặc thoát mã 2',
  run: answer,
}
