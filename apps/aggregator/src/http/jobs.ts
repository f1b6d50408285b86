import type { Job } from '@toan-canh/contract'
import { askJobToStop, resumeJob } from '@toan-canh/store'
import type { OperatorDoor } from '../access/operator-door.ts'
import type { Centre } from '../centre/open-centre.ts'
import { jobsNow } from '../jobs/job-board.ts'
import { HttpProblem } from './problem.ts'
import type { Handlers } from './serve-routes.ts'
import { letOperatorPass } from './walls.ts'

/** Asks a job to stop, or lets a held one go on; throws `not_found` and `conflict` with a sentence. */
export async function steerJob(centre: Centre, id: number, way: 'stop' | 'resume'): Promise<Job> {
  const { database, now } = centre
  const isDone = way === 'stop' ? await askJobToStop(database, id, now()) : await resumeJob(database, id)
  const job = (await jobsNow(centre)).find((each) => each.job === id)
  if (job === undefined) throw new HttpProblem('not_found', `Không có việc số ${id}`)
  if (isDone) return job
  const why = way === 'stop' ? 'không đang chạy' : 'không đang chờ chạy tiếp'
  throw new HttpProblem('conflict', `Việc số ${id} ${why}; hãy xem lại danh sách.`)
}

/** GET /api/v1/jobs and what steers them. */
export function jobHandlers(centre: Centre, operator: OperatorDoor): Pick<Handlers, 'jobs' | 'jobStop' | 'jobResume'> {
  return {
    jobs: async () => ({ jobs: [...(await jobsNow(centre))] }),
    jobStop: async ({ job }, request) => {
      await letOperatorPass(operator, request)
      return steerJob(centre, job, 'stop')
    },
    jobResume: async ({ job }, request) => {
      await letOperatorPass(operator, request)
      return steerJob(centre, job, 'resume')
    },
  }
}
