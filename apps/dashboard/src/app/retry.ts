import { backOffMs, linkBackOff } from '@toan-canh/live'
import { ApiError } from './api.ts'

const requestErrors = { from: 400, to: 499 } as const

/** Whether a failed question is asked again: without end while the centre may come back, never when it said no. */
export function isWorthAsking(_: number, error: Error): boolean {
  return !(error instanceof ApiError && error.status >= requestErrors.from && error.status <= requestErrors.to)
}

/** How long to wait before the next attempt, in milliseconds; `attempt` counts from 0, `chance` is a draw in [0, 1). */
export function retryAfterMs(attempt: number, chance: number): number {
  return backOffMs(linkBackOff, attempt + 1, chance)
}
