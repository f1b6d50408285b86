import './tile.css'
import './notice-block.css'
import type { ReactNode } from 'react'

const oneLineFrom = 1_100

/** A block of words and not of numbers: nothing covers it, its days and its owner stand below. */
export function NoticeBlock({
  title,
  aside,
  isStale = false,
  foot,
  owner,
  width,
  children,
}: {
  /** Author pixels: a narrow block writes its days and its owner on a line each. */
  readonly width: number
  readonly title: string
  readonly aside?: ReactNode
  readonly isStale?: boolean
  readonly foot: string
  readonly owner: string
  readonly children: ReactNode
}) {
  return (
    <section className="block" data-cover={isStale ? 'stale' : undefined}>
      <div className="block-head">
        <h2 className="block-title cut">{title}</h2>
        {aside === undefined ? null : <span className="notice-aside">{aside}</span>}
      </div>
      {children}
      {width < oneLineFrom ? (
        <div className="foot-stack">
          <div className="foot">
            <span className="cut">{foot}</span>
          </div>
          <div className="foot">
            <span className="cut">{owner}</span>
          </div>
        </div>
      ) : (
        <div className="foot">
          <span>{foot}</span>
          <span className="dot-between cut grow">{owner}</span>
        </div>
      )}
    </section>
  )
}
