import { useCallback, useState } from 'react'

/** The pages that draw an output: the one that is shown and, while it warms up behind it, the next. */
export interface Frames {
  readonly shown: number
  readonly warming: number | null
}

/** A frame that stands behind for so long without having drawn is given up and loaded once more. */
export const warmWithinMs = 60_000

/** What becomes of the frames when one says that it is drawn: the next takes the place of the one before it, never a black one. */
export function framesAfterDrawn(frames: Frames, drawn: number): Frames {
  return frames.warming === drawn ? { shown: drawn, warming: null } : frames
}

/** What becomes of them when a new page is wanted; a page that warms up already is given up for it. */
export function framesAfterReload(frames: Frames): Frames {
  return { shown: frames.shown, warming: Math.max(frames.shown, frames.warming ?? 0) + 1 }
}

/** The frames of a screen, and how they go on. */
export function useFrames(): Frames & { readonly drawn: (frame: number) => void; readonly reload: () => void } {
  const [frames, setFrames] = useState<Frames>({ shown: 0, warming: null })
  const drawn = useCallback((frame: number) => setFrames((now) => framesAfterDrawn(now, frame)), [])
  const reload = useCallback(() => setFrames(framesAfterReload), [])
  return { ...frames, drawn, reload }
}
