import { type CalendarData, CalendarError } from './calendar-data.ts'
import { dayMs, hourMs, minuteMs } from './instant.ts'

/** The hours of one working day; all arguments and results are milliseconds after midnight or of work. */
export interface WorkingHours {
  readonly msPerDay: number
  readonly opening: number
  readonly closing: number
  readonly sameDayUntil: number
  /** Work done in a day before a time of that day. */
  readonly workedBefore: (time: number) => number
  /** The earliest time at which so much of the day's work (above 0) is done: inside a block or at its end. */
  readonly timeAtWorked: (worked: number) => number
  /** The latest time at which so much of the day's work (below the whole) is done: inside a block or at its start. */
  readonly timeAfterWorked: (worked: number) => number
  /** When a clock started at a time begins to run: itself, an opening that follows, or `null` later than closing. */
  readonly openFrom: (time: number) => number | null
}

interface Block {
  readonly from: number
  readonly to: number
  readonly before: number
}

const defaultSameDayUntil = '15:00'
const clockText = /^(\d{2}):(\d{2})$/

function clockMs(text: string, place: string): number {
  const parts = clockText.exec(text)
  const [hour, minute] = [Number(parts?.[1] ?? Number.NaN), Number(parts?.[2] ?? Number.NaN)]
  const time = hour * hourMs + minute * minuteMs
  if (!(minute < 60 && time <= dayMs)) {
    throw new CalendarError('hours', `${place}: "${text}" is no time of day (00:00 to 24:00)`)
  }
  return time
}

function readBlocks(data: CalendarData): Block[] {
  const blocks: Block[] = []
  let [before, end] = [0, 0]
  for (const [index, [fromText, toText]] of data.hours.entries()) {
    const place = `calendar ${data.id}, hours ${index + 1} (${fromText}–${toText})`
    const [from, to] = [clockMs(fromText, place), clockMs(toText, place)]
    if (from >= to) throw new CalendarError('hours', `${place} must end after they begin`)
    if (from < end) throw new CalendarError('hours', `${place} begin before the hours above them end`)
    blocks.push({ from, to, before })
    before += to - from
    end = to
  }
  return blocks
}

/** Reads the hours of a calendar; throws CalendarError where they are missing, malformed, overlapping or out of order. */
export function readWorkingHours(data: CalendarData): WorkingHours {
  const blocks = readBlocks(data)
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (first === undefined || last === undefined) {
    throw new CalendarError('hours', `calendar ${data.id}, hours: at least one stretch of work is needed`)
  }
  return {
    msPerDay: last.before + last.to - last.from,
    opening: first.from,
    closing: last.to,
    sameDayUntil: clockMs(data.sameDayUntil ?? defaultSameDayUntil, `calendar ${data.id}, sameDayUntil`),
    workedBefore: (time) => {
      let worked = 0
      for (const { from, to, before } of blocks) {
        if (time <= from) return worked
        worked = before + Math.min(time, to) - from
      }
      return worked
    },
    timeAtWorked: (worked) => {
      for (const { from, to, before } of blocks) {
        if (worked <= before + to - from) return from + worked - before
      }
      return last.to
    },
    timeAfterWorked: (worked) => {
      for (const { from, to, before } of blocks) {
        if (worked < before + to - from) return from + worked - before
      }
      return last.to
    },
    openFrom: (time) => {
      for (const { from, to } of blocks) {
        if (time < to) return Math.max(time, from)
      }
      return time === last.to ? time : null
    },
  }
}
