import { useEffect, useRef, useState } from 'react'

const brightMs = 1_200

/** True for 1.2 s after a value has become another; two paints, no running animation. The first value does not count. */
export function useBrightAfterChange(value: number | null): boolean {
  const shown = useRef(value)
  const [isBright, setBright] = useState(false)
  useEffect(() => {
    if (shown.current === value) return undefined
    const isFirst = shown.current === null
    shown.current = value
    if (isFirst) return undefined
    setBright(true)
    const timer = setTimeout(() => setBright(false), brightMs)
    return () => clearTimeout(timer)
  }, [value])
  return isBright
}
