import { formatInstant, parsePeriod, startOfDay } from '@toan-canh/calendar'
import { type RemindersAnswer, reminderMarks } from '@toan-canh/contract'
import { countReminders, readObligations, readReminders } from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'
import { HttpProblem } from './problem.ts'

const most = 500

function iso(instant: number | null): string | null {
  return instant === null ? null : formatInstant(instant)
}

/** GET /api/v1/reminders */
export async function reminders(
  centre: Centre,
  { year }: { readonly year?: string | undefined },
): Promise<RemindersAnswer> {
  const asked = year ?? formatInstant(centre.now()).slice(0, 4)
  const period = parsePeriod(asked)
  if (period?.kind !== 'year') throw new HttpProblem('bad_request', `year: ${asked} không phải một năm, ví dụ 2026`)
  const span = { from: startOfDay(period.from), to: startOfDay(period.to + 1), limit: most }
  const { database, catalogue } = centre
  const [counts, obligations, lines] = await Promise.all([
    countReminders(database, span),
    readObligations(database, span),
    readReminders(database, span),
  ])
  // A source that is not in the catalogue any more is called by its id.
  const sourceOf = (id: string) => catalogue.sources.get(id)?.definition
  return {
    year: Number(asked),
    units: counts.map(({ unit, count }) => ({
      unit,
      name: catalogue.register.find(unit)?.name ?? unit,
      count,
      mark: reminderMarks.findLast((mark) => count >= mark) ?? null,
    })),
    obligations: obligations.map((each) => ({
      ...each,
      sourceName: sourceOf(each.source)?.vi ?? each.source,
      owner: sourceOf(each.source)?.owner ?? '',
      dueAt: formatInstant(each.dueAt),
      heldUntil: formatInstant(each.heldUntil),
      arrivedAt: iso(each.arrivedAt),
    })),
    reminders: lines.map((each) => ({
      id: each.id,
      source: each.source,
      sourceName: sourceOf(each.source)?.vi ?? each.source,
      unit: each.unit,
      number: each.number,
      way: each.way,
      recipient: each.recipient,
      note: each.note,
      attempts: each.attempts,
      failure: each.failure,
      dueAt: formatInstant(each.dueAt),
      at: formatInstant(each.at),
      arrivedAt: iso(each.arrivedAt),
      sentAt: iso(each.sentAt),
    })),
  }
}
