import { type Period, parsePeriod } from '@toan-canh/calendar'
import type { Slice } from '@toan-canh/contract'

/** What a reading's id names: the same on wall, desk, phone, PDF and XLSX. */
export interface ReadingName {
  readonly indicator: string
  readonly unit: string
  readonly period: Period
  readonly slice: Slice | null
  readonly commit: number
}

const separator = '·'

export function sliceName(slice: Slice | null): string | null {
  return slice === null ? null : `${slice.dimension}=${slice.value}`
}

/** `tthc.on_time_rate·37·2025-11·r1204`, with `·field=dat-dai` before the commit when it is of a slice. */
export function readingId(name: ReadingName): string {
  const slice = sliceName(name.slice)
  const parts = [name.indicator, name.unit, name.period.id, ...(slice === null ? [] : [slice]), `r${name.commit}`]
  return parts.join(separator)
}

/** Reads a slice written `dimension=value`; `null` when it is none. */
export function parseSlice(text: string): Slice | null {
  const at = text.indexOf('=')
  return at > 0 && at < text.length - 1 ? { dimension: text.slice(0, at), value: text.slice(at + 1) } : null
}

/** Reads a reading's id; `null` when it is none. */
export function parseReadingId(id: string): ReadingName | null {
  const parts = id.split(separator)
  const last = parts.pop() ?? ''
  const [indicator, unit, when, sliceText, extra] = parts
  const commit = /^r(\d+)$/.exec(last)?.[1]
  const period = when === undefined ? null : parsePeriod(when)
  if (indicator === undefined || unit === undefined || period === null || commit === undefined || extra !== undefined)
    return null
  const slice = sliceText === undefined ? null : parseSlice(sliceText)
  if (sliceText !== undefined && slice === null) return null
  return { indicator, unit, period, slice, commit: Number(commit) }
}
