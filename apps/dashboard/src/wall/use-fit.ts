import type { Board } from '@toan-canh/contract'
import { type Fit, fitOf, type Size } from '@toan-canh/live'
import { useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import { authorPxPerRem } from '../ui/size.ts'

function onResize(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}

/** The size of the window in CSS pixels, never nothing: a frame that is just being opened has none yet. Renders when it changes. */
export function useWindowSize(): Size {
  const width = useSyncExternalStore(onResize, () => Math.max(1, innerWidth))
  const height = useSyncExternalStore(onResize, () => Math.max(1, innerHeight))
  return useMemo(() => ({ width, height }), [width, height])
}

/** Sets the root font size for a scale, so that every length in rem follows; `null` leaves it to others. */
export function useRootScale(k: number | null): void {
  useLayoutEffect(() => {
    if (k === null) return undefined
    const { style } = document.documentElement
    const size = `${authorPxPerRem * k}px`
    style.fontSize = size
    return () => {
      if (style.fontSize === size) style.removeProperty('font-size')
    }
  }, [k])
}

/** Fits a board to the window. */
export function useFit(board: Board): Fit {
  const size = useWindowSize()
  const fit = useMemo(() => fitOf(board.layouts, size), [board, size])
  useRootScale(fit.k)
  return fit
}
