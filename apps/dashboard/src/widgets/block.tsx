import './tile.css'
import type { Level } from '@toan-canh/contract'
import type { ReactNode } from 'react'
import type { Cover } from './cover.ts'
import { useBrightAfterChange } from './use-bright-after-change.ts'

/** A large part of the scene: a rule above, a title in words, something beside it, and notes below. */
export function Block({
  title,
  aside,
  foot,
  cover,
  children,
}: {
  readonly title: ReactNode
  readonly aside?: ReactNode
  readonly foot: ReactNode
  readonly cover: Cover | null
  readonly children: ReactNode
}) {
  return (
    <section className="block" data-cover={cover?.freshness}>
      <div className="block-head">
        <h2 className="block-title cut">{title}</h2>
        {aside}
      </div>
      {children}
      {foot}
    </section>
  )
}

/** The level's colour on the rule of a tile; turns bright for a moment when the number changed. */
export function Tab({ level, commit }: { readonly level: Level; readonly commit: number | null }) {
  const isBright = useBrightAfterChange(commit)
  return <i className="tab" data-level={level} data-bright={isBright ? '' : undefined} />
}
