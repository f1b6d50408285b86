import { useEffect, useState } from 'react'

/** How long scenes cross-fade (VISUAL §9). */
const fadeMs = 600

/** What was there before `now`, for as long as it fades out; `null` afterwards. */
export function useLeaving<Value extends { readonly key: string }>(now: Value): Value | null {
  const [held, setHeld] = useState<{ readonly now: Value; readonly before: Value | null }>({ now, before: null })
  if (held.now.key !== now.key) setHeld({ now, before: held.now })
  const { before } = held
  useEffect(() => {
    if (before === null) return undefined
    const timer = setTimeout(() => setHeld((each) => ({ ...each, before: null })), fadeMs)
    return () => clearTimeout(timer)
  }, [before])
  return held.now.key === now.key ? before : held.now
}
