import type { Board } from '@toan-canh/contract'
import { useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import { authorPxPerRem } from '../ui/size.ts'
import { type Fit, fitOf } from './fit.ts'

function onResize(listener: () => void): () => void {
  addEventListener('resize', listener)
  return () => removeEventListener('resize', listener)
}

/** Fits a board to the window and sets the root font size, so that every length in rem follows. */
export function useFit(board: Board): Fit {
  const width = useSyncExternalStore(onResize, () => innerWidth)
  const height = useSyncExternalStore(onResize, () => innerHeight)
  const fit = useMemo(() => fitOf(board.layouts, { width, height }), [board, width, height])
  useLayoutEffect(() => {
    const { style } = document.documentElement
    style.fontSize = `${authorPxPerRem * fit.k}px`
    return () => void style.removeProperty('font-size')
  }, [fit.k])
  return fit
}
