import { periodBefore } from '@toan-canh/calendar'
import { useEffect } from 'react'
import { showView } from '../app/use-route.ts'
import type { Scope } from '../widgets/scope.ts'

const steps: ReadonlyMap<string, number> = new Map([
  ['ArrowLeft', 1],
  ['ArrowRight', -1],
  ['PageUp', 12],
  ['PageDown', -12],
])

/** The period a key leads to: arrows step, page keys step by twelve, Home (`null`) goes back to the running one. */
export function periodOfKey(key: string, scope: Scope): string | null | undefined {
  if (key === 'Home') return null
  const count = steps.get(key)
  if (count === undefined) return undefined
  const period = periodBefore(scope.period, count)
  return period.from > scope.today ? undefined : period.id
}

/** On a wall the period is changed by the keys of whoever stands at its computer; the address follows. */
export function usePeriodKeys(scope: Scope): void {
  useEffect(() => {
    function onKey(event: KeyboardEvent): void {
      if (event.altKey || event.ctrlKey || event.metaKey) return
      const period = periodOfKey(event.key, scope)
      if (period !== undefined) showView({ period })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [scope])
}
