import { sparklineOf } from '../../widgets/kpi/sparkline-path.ts'

const box = { width: 66, height: 22, inset: 3 } as const

/** The last steps as a small line; decoration for a number that is written, so it has no labels. */
export function RowSpark({ values }: { readonly values: readonly (number | null)[] }) {
  const { path, last } = sparklineOf(values, null, box)
  return (
    <svg className="row-spark" viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
      <path d={path} fill="none" stroke="var(--lam)" strokeWidth={1.8} strokeLinejoin="round" />
      {last === null ? null : <circle cx={last.x} cy={last.y} r={2.5} fill="var(--lam)" />}
    </svg>
  )
}
