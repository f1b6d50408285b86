import './small-line.css'
import { sparklineOf } from './kpi/sparkline-path.ts'

const box = { width: 300, height: 96, inset: 14 } as const

/** A small line of the steps before, for a number that is written beside it: decoration without labels. */
export function SmallLine({ values }: { readonly values: readonly (number | null)[] }) {
  const { path, last } = sparklineOf(values, null, box)
  if (last === null || values.filter((value) => value !== null).length < 2) return null
  return (
    <svg className="small-line" viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
      <path d={path} fill="none" stroke="var(--text2)" strokeWidth={6} strokeLinejoin="round" strokeLinecap="round" />
      <circle cx={last.x} cy={last.y} r={11.4} fill="var(--text2)" stroke="var(--bg)" strokeWidth={5} />
    </svg>
  )
}
