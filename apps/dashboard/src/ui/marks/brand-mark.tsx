import { px } from '../size.ts'

/** The product's own sign: a horizon with the sun above it. `size` in author pixels. */
export function BrandMark({ size }: { readonly size: number }) {
  return (
    <svg className="mark" viewBox="0 0 24 24" aria-hidden="true" style={{ width: px(size), height: px(size) }}>
      <circle cx={12} cy={12} r={10.4} fill="none" stroke="currentColor" strokeWidth={2} />
      <path d="M1.6 13.5h20.8" stroke="currentColor" strokeWidth={2} />
      <circle cx={12} cy={8.6} r={2.4} fill="currentColor" />
    </svg>
  )
}
