import { type Day, dayOf, type Instant, parseDay, startOfDay } from '@toan-canh/calendar'
import { z } from 'zod'
import type { RowsChanged } from '../upstream/sector-system.ts'

/** What an office tells of a period. */
export interface ToldReport {
  readonly period: string
  readonly numbers: Readonly<Record<string, number>>
  readonly toldAt: Instant
  readonly isRevision: boolean
  /** What was last told of the period before. */
  readonly before: Omit<ToldReport, 'before'> | null
}

const rowSchema = z.looseObject({ Ky: z.string() })

function numbersOf(row: Readonly<Record<string, unknown>>): Readonly<Record<string, number>> {
  return Object.fromEntries(
    Object.entries(row).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  )
}

/** Reports in the order in which an office tells them, day by day: each period once, and again when it is revised. */
export class ReportDesk {
  readonly #rows: RowsChanged
  readonly #known = new Map<string, Omit<ToldReport, 'before'>>()
  #next: Instant

  constructor(rows: RowsChanged, from: string) {
    this.#rows = rows
    this.#next = startOfDay(parseDay(from) ?? 0)
  }

  /** What has been told since it was last asked for. */
  upTo(now: Instant): readonly ToldReport[] {
    const told: ToldReport[] = []
    for (let day: Day = dayOf(this.#next); day <= dayOf(now); day += 1) {
      const to = Math.min(startOfDay(day + 1) - 1, now)
      if (to < this.#next) continue
      const rows = this.#rows({ from: this.#next, to, seenAt: to })
      for (const { row, changedAt } of rows.toSorted((a, b) => a.changedAt - b.changedAt)) {
        const fields = row(String)
        const period = rowSchema.parse(fields).Ky
        const before = [...this.#known.values()].findLast((each) => each.period < period) ?? null
        const report = { period, numbers: numbersOf(fields), toldAt: changedAt, isRevision: this.#known.has(period) }
        this.#known.set(period, report)
        told.push({ ...report, before })
      }
      this.#next = to + 1
    }
    return told
  }
}
