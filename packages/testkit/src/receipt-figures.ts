import { existsSync, readFileSync } from 'node:fs'

/** Counts of one channel or department; `late` are the ended ones that ended after their deadline, by instant. */
export interface ReceiptGroup {
  readonly total: number
  readonly open: number
  readonly late: number
}

/** What the municipal receipt file says, counted from its text. Months are those of Vietnam's clock: `2011-03`. */
export interface ReceiptFigures extends ReceiptGroup {
  readonly endedBeforeStart: readonly string[]
  readonly byChannel: Readonly<Record<string, ReceiptGroup>>
  readonly byDepartment: Readonly<Record<string, ReceiptGroup>>
  readonly startedByMonth: Readonly<Record<string, number>>
  readonly endedByMonth: Readonly<Record<string, number>>
  readonly lateByMonth: Readonly<Record<string, number>>
}

interface Dossier {
  readonly id: string
  readonly channel: string
  readonly department: string
  readonly start: number
  readonly deadline: number
  readonly end: number | null
}

const vietnamOffsetMs = 7 * 3_600_000
const receiptFile = new URL('../../../../shared/data/real/receipt/receipt.csv', import.meta.url)

/** The text of the receipt file beside the repository, or `null` where it is absent: it is not ours to copy. */
export function receiptText(): string | null {
  return existsSync(receiptFile) ? readFileSync(receiptFile, 'utf8') : null
}

/** Counts the receipt file by itself, as a second opinion on what the product reads from it. Throws on a row it cannot read. */
export function receiptFigures(csv: string): ReceiptFigures {
  const dossiers = dossiersOf(csv)
  const ended = dossiers.flatMap((one) => (one.end === null ? [] : [{ ...one, end: one.end }]))
  const late = ended.filter(isLate)
  return {
    ...groupOf(dossiers),
    endedBeforeStart: ended.filter(({ start, end }) => end < start).map(({ id }) => id),
    byChannel: groupsBy(dossiers, ({ channel }) => channel),
    byDepartment: groupsBy(dossiers, ({ department }) => department),
    startedByMonth: countBy(dossiers, ({ start }) => monthOf(start)),
    endedByMonth: countBy(ended, ({ end }) => monthOf(end)),
    lateByMonth: countBy(late, ({ end }) => monthOf(end)),
  }
}

/** One dossier per case: its attributes repeat on the row of each of its events. */
function dossiersOf(csv: string): readonly Dossier[] {
  if (csv.includes('"')) throw new Error('the receipt file has no quoted fields; this text has')
  const [header = '', ...lines] = csv.split(/\r?\n/).filter((line) => line !== '')
  const names = header.split(',')
  const dossiers = new Map<string, Dossier>()
  for (const line of lines) {
    const fields = line.split(',')
    const field = (name: string) => fields[names.indexOf(`case:${name}`)] ?? ''
    const end = field('enddate')
    dossiers.set(field('concept:name'), {
      id: field('concept:name'),
      channel: field('channel'),
      department: field('department'),
      start: instantOf(field('startdate'), line),
      deadline: instantOf(field('deadline'), line),
      end: end === '' ? null : instantOf(end, line),
    })
  }
  return [...dossiers.values()]
}

function instantOf(text: string, line: string): number {
  const instant = /[+-]\d{2}:\d{2}$/.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(instant)) throw new Error(`"${text}" is no instant with an offset, in: ${line}`)
  return instant
}

function isLate({ end, deadline }: Dossier): boolean {
  return end !== null && end > deadline
}

function monthOf(instant: number): string {
  return new Date(instant + vietnamOffsetMs).toISOString().slice(0, 7)
}

function groupOf(dossiers: readonly Dossier[]): ReceiptGroup {
  return {
    total: dossiers.length,
    open: dossiers.filter(({ end }) => end === null).length,
    late: dossiers.filter(isLate).length,
  }
}

function groupsBy(dossiers: readonly Dossier[], keyOf: (one: Dossier) => string): Record<string, ReceiptGroup> {
  const groups = Map.groupBy(dossiers, keyOf)
  return Object.fromEntries([...groups].map(([key, members]) => [key, groupOf(members)]))
}

function countBy<Member>(members: readonly Member[], keyOf: (one: Member) => string): Record<string, number> {
  const groups = Map.groupBy(members, keyOf)
  return Object.fromEntries([...groups].map(([key, group]) => [key, group.length]))
}
