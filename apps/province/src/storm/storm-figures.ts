import type { Instant } from '@toan-canh/calendar'
import { seedOfName } from '../casework/draw-case.ts'
import { evenOf } from '../chance.ts'
import type { Place } from '../places/read-places.ts'
import { hourAt, type StormBook } from './storm-book.ts'
import { courseAt, type StormFigure, stormTable } from './storm-table.ts'

/** What a storm does to the numbers of a system. */
export interface FigureStorms {
  /** When it is measured beside its usual times. */
  readonly instants: (from: Instant, to: Instant) => readonly Instant[]
  readonly changed: (value: number, on: { column: string; place: Place; at: Instant }) => number
}

function changedBy(
  { how, course, scatter }: StormFigure,
  value: number,
  on: { hour: number; place: Place; even: number },
) {
  const strength = courseAt(course, on.hour) * (1 - scatter * on.even)
  if (how === 'level') return Math.max(value, strength)
  if (how === 'more') return value + (strength * on.place.people) / 1000
  return value * Math.max(0, 1 - strength)
}

/** The storms of a book as a system of figures has them; undefined when they do not touch it. */
export function stormFigures(book: StormBook, system: string, seed: number): FigureStorms | undefined {
  const touched = stormTable.figures.filter((figure) => figure.system === system)
  if (touched.length === 0) return undefined
  return {
    instants: (from, to) => book.instants(from, to),
    changed: (value, { column, place, at }) => {
      const storm = book.at(at)
      const figure = touched.find((each) => each.column === column)
      if (storm === null || figure === undefined) return value
      const even = evenOf(seed, seedOfName(column), seedOfName(place.code), 991)
      return changedBy(figure, value, { hour: hourAt(storm, at), place, even })
    },
  }
}
