import { ApiError } from './api.ts'

const firstRetryMs = 500
const longestRetryMs = 30_000
const requestErrors = { from: 400, to: 499 } as const

/** Whether a failed question is asked again: without end while the centre may come back, never when it said no. */
export function isWorthAsking(_: number, error: Error): boolean {
  return !(error instanceof ApiError && error.status >= requestErrors.from && error.status <= requestErrors.to)
}

/** How long to wait before the next attempt, in milliseconds; `attempt` counts from 0. */
export function retryAfterMs(attempt: number): number {
  return Math.min(longestRetryMs, firstRetryMs * 2 ** attempt)
}
