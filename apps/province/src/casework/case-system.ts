import { type Day, dayOf, type Instant } from '@toan-canh/calendar'
import { originDay } from '../sample-time.ts'
import type { ChangedRow, RowsChanged } from '../upstream/sector-system.ts'
import { type DayOfCases, type DrawnCase, drawCasesOfDay, longestLifeDays } from './draw-case.ts'
import { claimsOf, type SeenCase, seeCase } from './seen-case.ts'

/** The first day on which cases begin: 1 October 2025, as the dossiers do. */
const firstCaseDay: Day = originDay + 61

/** What a sample of cases is a function of, beside the day; `extra` are cases that come beside those of the days. */
export interface CaseSample extends Omit<DayOfCases, 'day'> {
  readonly extra?: () => readonly DrawnCase[]
}

/** The cases of one system by their day, drawn when they are first asked for. */
export class CaseBook {
  readonly #sample: CaseSample
  readonly #days = new Map<Day, readonly DrawnCase[]>()

  constructor(sample: CaseSample) {
    this.#sample = sample
  }

  ofDay(day: Day): readonly DrawnCase[] {
    if (day < firstCaseDay) return []
    const known = this.#days.get(day)
    if (known !== undefined) return known
    const drawn = drawCasesOfDay({ ...this.#sample, day })
    this.#days.set(day, drawn)
    return drawn
  }

  /** Cases that begin on the days from one to another. */
  *begun(from: Day, to: Day): Generator<DrawnCase> {
    for (let day = Math.max(firstCaseDay, from); day <= to; day += 1) yield* this.ofDay(day)
    for (const drawn of this.#sample.extra?.() ?? []) {
      const day = dayOf(drawn.submittedAt)
      if (day >= from && day <= to) yield drawn
    }
  }

  /** Cases submitted from one instant to another, as they stand at `now`. */
  *submitted(from: Instant, to: Instant, now: Instant): Generator<SeenCase> {
    for (const drawn of this.begun(dayOf(from), dayOf(Math.min(to, now)))) {
      const seen = drawn.submittedAt < from || drawn.submittedAt > to ? null : seeCase(drawn, now)
      if (seen !== null) yield seen
    }
  }
}

function rowOf(seen: SeenCase, stamp: (instant: Instant) => string) {
  const { drawn, steps, state, changedAt, isAccepted, isEnded } = seen
  const stampOf = (instant: Instant | null, isKnown: boolean) => (isKnown && instant !== null ? stamp(instant) : null)
  return {
    Ma: drawn.code,
    DonVi: drawn.place.code,
    ThoiDiemGui: stamp(drawn.submittedAt),
    ThoiDiemNhan: stampOf(drawn.acceptedAt, isAccepted),
    Han: stampOf(drawn.dueAt, isAccepted),
    ThoiDiemXong: stampOf(drawn.endedAt, isEnded),
    TrangThai: state,
    CapNhat: stamp(changedAt),
    DanhGia: isEnded ? drawn.rating : null,
    KinhDo: drawn.at?.[0].toFixed(5) ?? null,
    ViDo: drawn.at?.[1].toFixed(5) ?? null,
    ...drawn.fields,
    ...claimsOf(seen),
    ...Object.fromEntries(Object.keys(drawn.table.steps).map((name) => [name, stampOf(steps[name] ?? null, true)])),
    // Obviously artificial, so that a leak is seen.
    NguoiGui: `MẪU ${drawn.code}`,
    SoDienThoai: '0000000000',
  }
}

/** The rows of a book of cases that changed within a stretch of time. */
export function rowsOfCases(book: CaseBook): RowsChanged {
  return ({ from, to, seenAt }) => {
    const rows: ChangedRow[] = []
    for (const drawn of book.begun(dayOf(from) - longestLifeDays - 1, dayOf(to))) {
      const seen = seeCase(drawn, seenAt)
      if (seen === null || seen.changedAt < from || seen.changedAt > to) continue
      rows.push({ code: drawn.code, changedAt: seen.changedAt, row: (stamp) => rowOf(seen, stamp) })
    }
    return rows
  }
}
