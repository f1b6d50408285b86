import { z } from 'zod'

const instant = z.iso.datetime({ offset: true })

/**
 * Work that takes long. `import`: a file or a source read on demand; `read`: a scheduled read with much to catch up, a large file that
 * was dropped; `history`: the past of a source; `rebuild`: counting everything anew; `verify`: the same beside what is stored, to compare; `retry`: refused rows asked for again.
 */
export const jobKinds = ['import', 'read', 'history', 'rebuild', 'verify', 'retry'] as const
export type JobKind = (typeof jobKinds)[number]

export const jobStarters = ['schedule', 'command', 'upload', 'operator'] as const
export type JobStarter = (typeof jobStarters)[number]

/**
 * `stopping`: asked to stop, the batch at hand is still being stored; `stopped`: ended when asked to; `held`: the same, and its source or
 * rebuild stands until it is resumed; `interrupted`: the process ended; what was stored stands and a later run goes on.
 */
export const jobStates = ['running', 'stopping', 'done', 'failed', 'stopped', 'held', 'interrupted'] as const
export type JobState = (typeof jobStates)[number]

/** What is counted in `done` and `total`. */
export const jobUnits = ['rows', 'bytes', 'facts', 'batches'] as const
export type JobUnit = (typeof jobUnits)[number]

/** A piece of long work: an item of the topic `jobs`, keyed by `job`. */
export const jobSchema = z.strictObject({
  job: z.number().int(),
  kind: z.enum(jobKinds),
  source: z.string().nullable().describe('null: it is of all sources'),
  name: z.string().describe('of the source; empty for a rebuild'),
  by: z.enum(jobStarters),
  state: z.enum(jobStates),
  unit: z.enum(jobUnits),
  rows: z.number().int().describe('rows or facts taken in this run'),
  done: z.number().int(),
  total: z.number().int().nullable().describe('how much there is in all, where that is known'),
  rowsPerSecond: z.number().nullable(),
  secondsLeft: z.number().int().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  sentence: z.string().nullable().describe('why it failed, or what came of it'),
})
export type Job = z.infer<typeof jobSchema>

export const jobsAnswerSchema = z.strictObject({ jobs: z.array(jobSchema) })

const nothing = z.strictObject({})
const one = z.strictObject({ job: z.coerce.number().int().min(1) })

/** Routes of long work. Who watches needs nothing; who stops or resumes needs the operator's secret. */
export const jobRoutes = {
  jobs: {
    method: 'get',
    path: '/api/v1/jobs',
    summary: 'Long work: what runs with progress and time left, what is held, and what ended lately',
    params: nothing,
    query: nothing,
    response: jobsAnswerSchema,
  },
  jobStop: {
    method: 'post',
    path: '/api/v1/jobs/:job/stop',
    summary: 'Asks long work to stop after the batch at hand; what is stored stands',
    params: one,
    query: nothing,
    response: jobSchema,
  },
  jobResume: {
    method: 'post',
    path: '/api/v1/jobs/:job/resume',
    summary: 'Lets held work go on from where it stands',
    params: one,
    query: nothing,
    response: jobSchema,
  },
} as const
