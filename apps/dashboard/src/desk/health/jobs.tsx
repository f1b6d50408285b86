import './jobs.css'
import type { Item, Job } from '@toan-canh/contract'
import { topicName } from '@toan-canh/contract'
import { useMutation } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { itemsOf, useTopic } from '../../live/index.ts'
import { numberText, percentText, waitText } from '../../ui/format.ts'
import { jobText } from '../../ui/job-messages.ts'
import { useMinute } from '../../widgets/use-cover.ts'
import { instantText } from '../sources/source-cells.ts'
import { operatorKey, steerJob, useOperatorKey } from './operator-api.ts'

const jobsTopic = topicName({ kind: 'jobs' })
const words = jobText

function isJob(item: Item): item is Job {
  return 'job' in item
}

function runs({ state }: Pick<Job, 'state'>): boolean {
  return state === 'running' || state === 'stopping'
}

/** What share of long work is done, 0 to 1; `null` while nobody knows how much there is: another file may wait behind a whole one. */
export function shareOf({ done, total, state }: Pick<Job, 'done' | 'total' | 'state'>): number | null {
  if (total === null || total === 0 || (done >= total && runs({ state }))) return null
  return Math.min(1, done / total)
}

/** How far it has come: `41 %, 12.300 / 30.000 dòng, 850 dòng/giây, còn 3 phút`. */
export function progressText(job: Job): string {
  const { done, total, unit, rows, rowsPerSecond, secondsLeft } = job
  const share = shareOf(job)
  const isRunning = runs(job)
  const counted =
    unit === 'bytes' || total === null
      ? words.taken(numberText(rows))
      : words.of(numberText(done), numberText(total), words.units[unit])
  return [
    ...(share === null ? [] : [percentText(Math.floor(100 * share), 0)]),
    counted,
    ...(isRunning && rowsPerSecond !== null && unit !== 'batches'
      ? [words.pace(numberText(Math.round(rowsPerSecond)))]
      : []),
    ...(isRunning && secondsLeft !== null ? [words.left(waitText(secondsLeft))] : []),
  ].join(', ')
}

function Steer({ job }: { readonly job: Job }) {
  const key = useOperatorKey()
  const steer = useMutation({ mutationFn: (way: 'stop' | 'resume') => steerJob(job.job, way) })
  const way = job.state === 'running' ? 'stop' : job.state === 'held' ? 'resume' : null
  if (way === null) return null
  return (
    <>
      <button
        type="button"
        className="job-steer"
        disabled={key === null || steer.isPending}
        title={key === null ? words.needKey : undefined}
        aria-label={`${words[way]}: ${words.kinds[job.kind]} ${job.name}`}
        onClick={() => steer.mutate(way)}
      >
        {words[way]}
      </button>
      {steer.error === null ? null : (
        <small className="job-refused" role="alert">
          {words.refused(steer.error.message)}
        </small>
      )}
    </>
  )
}

function Row({ job }: { readonly job: Job }) {
  const now = useMinute()
  const { kind, name, by, state, startedAt, sentence } = job
  const share = shareOf(job)
  return (
    <tr>
      <th scope="row">
        <b>{words.kinds[kind]}</b>
        <small>{name}</small>
      </th>
      <td data-label={words.columns.progress} className="health-cell">
        {share === null ? null : <progress className="job-bar" max={1} value={share} aria-hidden="true" />}
        {progressText(job)}
      </td>
      <td data-label={words.columns.began} className="health-cell">
        {instantText(startedAt, now)}
        <small>{words.by[by]}</small>
      </td>
      <td data-label={words.columns.state} className="health-cell">
        {words.states[state]}
        {sentence === null ? null : <small>{sentence}</small>}
      </td>
      <td className="job-action">
        <Steer job={job} />
      </td>
    </tr>
  )
}

function Table({ jobs }: { readonly jobs: readonly Job[] }) {
  const { work, progress, began, state } = words.columns
  return (
    <table className="quality-table">
      <thead>
        <tr>
          {[work, progress, began, state].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
          <th />
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <Row key={job.job} job={job} />
        ))}
      </tbody>
    </table>
  )
}

function Key() {
  const key = useSyncExternalStore(operatorKey.listen, operatorKey.get, operatorKey.get)
  return (
    <label className="job-key">
      {words.key}
      <input
        type="password"
        value={key}
        autoComplete="off"
        title={words.keyHint}
        onChange={({ target }) => operatorKey.set(target.value)}
      />
    </label>
  )
}

/** Long work: what runs or is held with progress and time left, to be stopped or resumed; below it what ended lately. */
export function Jobs() {
  const jobs = [...itemsOf(useTopic(jobsTopic)).values()].filter(isJob).toSorted((a, b) => b.job - a.job)
  const isOpen = (job: Job) => runs(job) || job.state === 'held'
  const [open, ended] = [jobs.filter(isOpen), jobs.filter((job) => !isOpen(job))]
  return (
    <section>
      <div className="job-head">
        <h2 className="quality-title">{words.title}</h2>
        <Key />
      </div>
      {open.length === 0 ? <p className="quality-note">{words.none}</p> : <Table jobs={open} />}
      {ended.length === 0 ? null : (
        <details className="job-ended">
          <summary>{words.ended(numberText(ended.length))}</summary>
          <Table jobs={ended} />
        </details>
      )}
    </section>
  )
}
