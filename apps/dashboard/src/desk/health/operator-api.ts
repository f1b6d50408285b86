import { type AskedAgain, type Job, routes } from '@toan-canh/contract'
import { useSyncExternalStore } from 'react'
import { ask } from '../../app/api.ts'
import { observable } from '../../live/observable.ts'

/** The operator's code, for as long as the page lives. */
export const operatorKey = observable('')
const shortestKey = 16

/** The code, once it can be one. */
export function useOperatorKey(): string | null {
  const key = useSyncExternalStore(operatorKey.listen, operatorKey.get, operatorKey.get)
  return key.length >= shortestKey ? key : null
}

function posted(): RequestInit {
  return { method: 'POST', headers: { authorization: `Bearer ${operatorKey.get()}` } }
}

/** Stops or resumes long work. */
export function steerJob(job: number, way: 'stop' | 'resume'): Promise<Job> {
  const { path, response } = way === 'stop' ? routes.jobStop : routes.jobResume
  return ask(path.replace(':job', String(job)), response, null, posted())
}

interface Chosen {
  readonly source: string
  readonly code: string
}

function pathOf(path: string, { source, code }: Chosen, more = ''): string {
  return `${path.replace(':source', encodeURIComponent(source))}?code=${encodeURIComponent(code)}${more}`
}

/** Asks the source again for rows that it was refused. */
export function retryRows(chosen: Chosen): Promise<AskedAgain> {
  const { path, response } = routes.quarantineRetry
  return ask(pathOf(path, chosen), response, null, posted())
}

/** Leaves rows out for a reason. */
export async function dismissRows(chosen: Chosen, why: string): Promise<number> {
  const { path, response } = routes.quarantineDismiss
  return (await ask(pathOf(path, chosen, `&why=${encodeURIComponent(why)}`), response, null, posted())).rows
}

/** Opens dismissed rows again. */
export async function reopenRows(chosen: Chosen): Promise<number> {
  const { path, response } = routes.quarantineReopen
  return (await ask(pathOf(path, chosen), response, null, posted())).rows
}
