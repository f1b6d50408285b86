import type { RemindersAnswer } from '@toan-canh/contract'
import { type CsvCell, csvText } from '../../ui/csv-text.ts'
import { qualityText } from '../../ui/quality-messages.ts'

type Reminder = RemindersAnswer['reminders'][number]

/** What became of a reminder, in words. */
export function outcomeText({ sentAt, failure }: Pick<Reminder, 'sentAt' | 'failure'>): string {
  if (sentAt !== null) return qualityText.reminders.sent
  return failure ?? qualityText.reminders.waiting
}

function nameOf(answer: RemindersAnswer, unit: string): string {
  return answer.units.find((each) => each.unit === unit)?.name ?? unit
}

/** The ledger as evidence: one line for each reminder, with what was due, when it arrived and what became of the reminder. */
export function reminderCsv(answer: RemindersAnswer): string {
  const { columns, ways } = qualityText.reminders
  const head = [
    columns.unit,
    columns.source,
    columns.due,
    columns.arrived,
    columns.reminded,
    columns.way,
    columns.recipient,
    columns.outcome,
  ]
  const lines = answer.reminders.map((each): readonly CsvCell[] => [
    nameOf(answer, each.unit),
    each.sourceName,
    each.dueAt,
    each.arrivedAt,
    each.at,
    `${ways[each.way]}, ${qualityText.reminders.number(String(each.number))}`,
    each.recipient,
    outcomeText(each),
  ])
  return csvText([head, ...lines])
}
