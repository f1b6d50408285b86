import type { Level } from '@toan-canh/contract'
import { type ReactNode } from 'react'
import { numberText } from '../../ui/format.ts'
import { LevelMark } from '../../ui/marks/mark.tsx'
import { qualityText } from '../../ui/quality-messages.ts'

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
/** Few rows have the second line of their notes. */
const tallRow = 184
const headHeight = 92
const restHeight = 56

/** How many rows stand in a block of this height; the line that counts the rest needs room of its own. */
function rowsIn(room: { readonly height: number; readonly row: number }, all: number, some: number): number {
  const free = room.height - headHeight
  if (all === some && all <= Math.floor(free / room.row)) return all
  return Math.max(0, Math.floor((free - restHeight) / room.row))
}

/** A board shows the five worst in red; the others are counted. */
const mostRed = 5

/** The rows that are shown: in red at most five, and as many as there is room for. */
function shownOf(rows: readonly HealthRow[], height: number, row: number): readonly HealthRow[] {
  const red = rows.filter(({ level }) => level === 'act').slice(mostRed)
  const some = rows.filter((each) => !red.includes(each))
  return some.slice(0, rowsIn({ height, row }, rows.length, some.length))
}

/** A ruled list of as many rows as there is room for, and how many are left out, of these how many in red. */
export function HealthRows({
  title,
  rows,
  height,
  isNarrow = false,
  empty,
  more = qualityText.health.more.rows,
  beyond = 0,
}: {
  readonly title: string
  readonly rows: readonly HealthRow[]
  readonly height: number
  /** Names take two lines, and pictures go. */
  readonly isNarrow?: boolean
  /** What to say when there is nothing; with the mark of a level where that is good news. */
  readonly empty: { readonly words: string; readonly level?: Level }
  /** What the rows are called that are left out. */
  readonly more?: string
  /** How many more there are than were asked for; they come after all rows. */
  readonly beyond?: number
}) {
  const shown = shownOf(rows, height, isNarrow ? tallRow : rowHeight)
  const isTall = isNarrow || rows.length * tallRow + headHeight <= height
  const left = rows.filter((row) => !shown.includes(row))
  const red = left.filter(({ level }) => level === 'act').length
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
        {shown.map(({ key, level, title: name, note, value, valueNote, picture }) => (
          <li key={key} data-level={level} data-tall={isTall ? '' : undefined}>
            {level === undefined ? null : <LevelMark level={level} size={56} />}
            <div className="grow">
              <b className={isNarrow ? 'health-name health-note' : 'health-name cut'}>{name}</b>
              <div className={isTall && !isNarrow ? 'quiet health-note' : 'quiet cut'}>{note}</div>
            </div>
            {isNarrow ? null : picture}
            {value === undefined ? null : (
              <span className="health-value">
                <b className="num">{value}</b>
                {valueNote === undefined ? null : <span className="quiet">{valueNote}</span>}
              </span>
            )}
          </li>
        ))}
      </ul>
      {left.length + beyond === 0 ? null : (
        <p className="health-rest">
          {qualityText.health.rest(numberText(left.length + beyond), more)}
          {red === 0 ? '' : qualityText.health.restRed(numberText(red))}
        </p>
      )}
    </section>
  )
}
