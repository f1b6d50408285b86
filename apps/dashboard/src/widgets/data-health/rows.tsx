import type { Level } from '@toan-canh/contract'
import { type ReactNode } from 'react'
import { numberText } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { text } from '../../ui/messages.ts'

/** One row of a list on the wall: what, what more there is to say, and a number at its right. */
export interface HealthRow {
  readonly key: string
  readonly level?: Level
  readonly title: string
  readonly note: string
  readonly value?: string
  readonly valueNote?: string
  readonly picture?: ReactNode
}

const rowHeight = 136
const headHeight = 92
const restHeight = 56

/** How many rows stand in a block of this height; the line that counts the rest needs room of its own. */
function rowsIn(height: number, count: number): number {
  const all = Math.floor((height - headHeight) / rowHeight)
  return count <= all ? count : Math.max(0, Math.floor((height - headHeight - restHeight) / rowHeight))
}

/** A ruled list of as many rows as there is room for, and how many are left out. */
export function HealthRows({
  title,
  rows,
  height,
  empty,
}: {
  readonly title: string
  readonly rows: readonly HealthRow[]
  readonly height: number
  /** What to say when there is nothing; with the mark of a level where that is good news. */
  readonly empty: { readonly words: string; readonly level?: Level }
}) {
  const shown = rowsIn(height, rows.length)
  return (
    <section className="block">
      <div className="block-head">
        <h2 className="block-title cut">{title}</h2>
      </div>
      {rows.length === 0 ? (
        <p className="health-empty">
          {empty.level === undefined ? null : <LevelMark level={empty.level} size={56} />}
          {empty.words}
        </p>
      ) : null}
      <ul className="health-rows">
        {rows.slice(0, shown).map(({ key, level, title: name, note, value, valueNote, picture }) => (
          <li key={key} data-level={level}>
            {level === undefined ? null : <LevelMark level={level} size={56} />}
            <div className="grow">
              <b className="health-name cut">{name}</b>
              <div className="quiet cut">{note}</div>
            </div>
            {picture}
            {value === undefined ? null : (
              <span className="health-value">
                <b className="num">{value}</b>
                {valueNote === undefined ? null : <span className="quiet">{valueNote}</span>}
              </span>
            )}
          </li>
        ))}
      </ul>
      {shown === rows.length ? null : (
        <p className="health-rest">{text.quality.health.more(numberText(rows.length - shown))}</p>
      )}
    </section>
  )
}
