import { type RefObject, useEffect, useState } from 'react'

/**
 * How often a canvas within an element has lost what was drawn on it, as all do when the graphics process ends. What is
 * keyed by the count is made anew with a canvas that can be drawn on.
 */
export function useLosses(holder: RefObject<HTMLElement | null>): number {
  const [losses, setLosses] = useState(0)
  useEffect(() => {
    const element = holder.current
    if (element === null) return undefined
    const lose = () => setLosses((count) => count + 1)
    // The event does not rise to what is around the canvas, but passes it on its way down.
    element.addEventListener('contextlost', lose, { capture: true })
    return () => element.removeEventListener('contextlost', lose, { capture: true })
  }, [holder])
  return losses
}
