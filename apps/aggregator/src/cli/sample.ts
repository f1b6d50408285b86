import { z } from 'zod'
import { type Command, type CommandContext, UsageError } from './command.ts'

const hint = 'npm run ioc -- sample storm [--factor 60] | sample storm end'
const answerSchema = z.object({ startedAt: z.number(), factor: z.number(), endsAt: z.number() })
const refusalSchema = z.object({ loi: z.union([z.string(), z.array(z.string())]) })
const longestWaitMs = 10_000
const minuteMs = 60_000

const clock = new Intl.DateTimeFormat('vi-VN', {
  timeZone: 'Asia/Ho_Chi_Minh',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function factorOf(text: string | undefined): number {
  const factor = text === undefined ? 60 : Number(text)
  if (Number.isFinite(factor) && factor >= 1 && factor <= 3_600) return factor
  throw new UsageError(`--factor là một số từ 1 đến 3600: đêm bão dài 6 giờ diễn ra nhanh lên bấy nhiêu lần. ${hint}`)
}

/** Asks the sample province as its administrator on this machine does. Throws `UsageError` with a remedy. */
async function ask({ settings, signal }: CommandContext, body: unknown): Promise<z.infer<typeof answerSchema>> {
  const base = settings.valueOf('PROVINCE_URL') ?? ''
  const over = AbortSignal.any([signal, AbortSignal.timeout(longestWaitMs)])
  const answer = await fetch(new URL('/admin/storm', base), {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${settings.PROVINCE_ADMIN_TOKEN}` },
    body: JSON.stringify(body),
    signal: over,
  }).catch(() => {
    throw new UsageError(
      `Tỉnh mẫu không trả lời ở ${base}; hãy chạy npm start, hoặc đặt PROVINCE_PORT đúng cổng của nó.`,
    )
  })
  const told: unknown = await answer.json().catch(() => null)
  if (answer.ok) return answerSchema.parse(told)
  if (answer.status === 403)
    throw new UsageError('Tỉnh mẫu không nhận mật mã quản trị; hãy đặt PROVINCE_ADMIN_TOKEN như khi chạy nó.')
  const refusal = refusalSchema.safeParse(told)
  const reason = refusal.success ? [refusal.data.loi].flat().join('; ') : `mã ${answer.status}`
  throw new UsageError(`Tỉnh mẫu không làm: ${reason}.`)
}

/** `sample storm`: plays an evening of storm duty on the running sample, or ends it. */
export const sample: Command = {
  verb: 'sample',
  usage: 'sample storm [--factor <lần>] | sample storm end',
  does: 'diễn một đêm trực bão trên tỉnh mẫu đang chạy (mưa, mực nước, mất điện, phản ánh, camera tối, cuộc gọi), hoặc kết thúc nó',
  run: async (context) => {
    const { words, options, print, isJson } = context
    const [what, step] = words
    if (what !== 'storm' || words.length > 2 || (step !== undefined && step !== 'end')) throw new UsageError(hint)
    const storm = await ask(
      context,
      step === 'end' ? { kind: 'end' } : { kind: 'begin', factor: factorOf(options['factor']) },
    )
    const until = clock.format(storm.endsAt)
    const minutes = Math.max(1, Math.round((storm.endsAt - storm.startedAt) / minuteMs))
    if (isJson) print(JSON.stringify(storm))
    else if (step === 'end') print(`Đêm bão mẫu đã kết thúc lúc ${until}; các số liệu trở về như thường.`)
    else
      print(
        `Đêm bão mẫu đã bắt đầu: 6 giờ diễn ra trong ${minutes} phút, đến ${until}. Dừng sớm: npm run ioc -- sample storm end`,
      )
    return 0
  },
}
