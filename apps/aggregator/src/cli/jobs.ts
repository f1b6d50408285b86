import type { Job } from '@toan-canh/contract'
import { steerJob } from '../http/jobs.ts'
import { jobsNow } from '../jobs/job-board.ts'
import { type Command, UsageError } from './command.ts'
import { progressLine } from './progress-line.ts'

const kinds = {
  import: 'đọc theo yêu cầu',
  read: 'đọc dài',
  history: 'nạp lịch sử',
  rebuild: 'đếm lại',
  verify: 'kiểm số đếm',
  retry: 'đọc lại dòng cách ly',
} as const
const states = {
  running: 'đang chạy',
  stopping: 'đang dừng',
  done: 'xong',
  failed: 'hỏng',
  stopped: 'đã dừng',
  held: 'đã dừng, chờ chạy tiếp',
  interrupted: 'đứt giữa chừng',
} as const

function lineOf(job: Job): string {
  const of = job.source === null ? '' : ` ${job.source}`
  const noun = job.unit === 'facts' ? 'dữ kiện' : 'dòng'
  const why = job.sentence === null ? '' : ` — ${job.sentence}`
  return `${job.job}  ${kinds[job.kind]}${of}  ${states[job.state]}  ${progressLine({ ...job, isLast: false }, noun)}, từ ${job.startedAt}${why}`
}

export const jobs: Command = {
  verb: 'jobs',
  usage: 'jobs [stop <số> | resume <số>] [--json]',
  does: 'Việc dài đang chạy, đang chờ và vừa xong; dừng một việc giữa hai mẻ, hoặc cho việc đã dừng chạy tiếp',
  run: async ({ centre, words, isJson, print }) => {
    const [way, number] = words
    const opened = await centre()
    if (way === undefined) {
      const all = await jobsNow(opened)
      print(isJson ? JSON.stringify({ jobs: all }) : all.map(lineOf).join('\n') || 'Không có việc dài nào')
      return 0
    }
    if ((way !== 'stop' && way !== 'resume') || !/^\d{1,15}$/.test(number ?? ''))
      throw new UsageError(`Cách gọi: ${jobs.usage}`)
    const job = await steerJob(opened, Number(number), way)
    print(isJson ? JSON.stringify(job) : lineOf(job))
    return 0
  },
}
