import { isoDay } from '@toan-canh/calendar'
import { type Second, daySeconds, originDay, sampleDayOf } from '../sample-time.ts'
import { compactDay } from './dossier-code.ts'

const two = Array.from({ length: 100 }, (_, number) => String(number).padStart(2, '0'))
const isoDays = new Map<number, string>()

function isoOf(day: number): string {
  const known = isoDays.get(day)
  if (known !== undefined) return known
  const text = isoDay(originDay + day)
  isoDays.set(day, text)
  return text
}

function clock(second: Second, separator: string): string {
  const time = second % daySeconds
  const hour = Math.floor(time / 3600)
  const minute = Math.floor(time / 60) % 60
  return `${two[hour]}${separator}${two[minute]}${separator}${two[time % 60]}`
}

/** `20251103081500`, Vietnam's clock: the form of the national sync fields. */
export function compactTime(second: Second): string {
  return compactDay(sampleDayOf(second)) + clock(second, '')
}

/** `2025-11-03T08:15:00.123+07:00` of a sample's millisecond. */
export function isoTime(ms: number): string {
  const second = Math.floor(ms / 1000)
  return `${isoOf(sampleDayOf(second))}T${clock(second, ':')}.${String(ms - second * 1000).padStart(3, '0')}+07:00`
}
