import { type Period, parsePeriod } from '@toan-canh/calendar'
import type { IndicatorId, UnitCode } from './codes.ts'
import type { Basis } from './facts.ts'
import { type Boundary, groundedName, parseGroundedName } from './grounds.ts'
import { basedName, parseBasedName, type Slice } from './topics.ts'

/** What the id of a reading names; `commit` is the newest commit that it may contain. */
export interface ReadingName {
  readonly indicator: IndicatorId
  /** Asked for on this basis only. */
  readonly basis?: Basis | undefined
  readonly unit: UnitCode
  /** `then`: with the boundaries of the last day of the period. */
  readonly boundary?: Boundary | undefined
  readonly period: Period
  readonly slice: Slice | null
  readonly commit: number
}

const separator = '·'

/** A slice as ids and answers write it: `field=dat-dai`. */
export function sliceName(slice: Slice): string {
  return `${slice.dimension}=${slice.value}`
}

/** Reads a slice written `dimension=value`; `null` when it is none. */
export function parseSliceName(text: string): Slice | null {
  const at = text.indexOf('=')
  return at > 0 && at < text.length - 1 ? { dimension: text.slice(0, at), value: text.slice(at + 1) } : null
}

/** `tthc.on_time_rate·37·2025-11·r1204`, with `·field=dat-dai` before the commit when it is of a slice. */
export function readingName(name: ReadingName): string {
  const { period, slice, commit } = name
  const parts = [
    basedName(name),
    groundedName(name),
    period.id,
    ...(slice === null ? [] : [sliceName(slice)]),
    `r${commit}`,
  ]
  return parts.join(separator)
}

/** Reads the id of a reading; `null` when it is none. Whether indicator and unit exist is the server's to say. */
export function parseReadingName(id: string): ReadingName | null {
  const [indicatorPart, unit, when, ...rest] = id.split(separator)
  const commit = /^r(\d+)$/.exec(rest.pop() ?? '')?.[1]
  const period = when === undefined ? null : parsePeriod(when)
  const based = parseBasedName(indicatorPart ?? '')
  if (!based?.indicator || !unit || period === null || commit === undefined || rest.length > 1) return null
  const slice = rest[0] === undefined ? null : parseSliceName(rest[0])
  if (rest[0] !== undefined && slice === null) return null
  return { ...based, ...parseGroundedName(unit), period, slice, commit: Number(commit) }
}
