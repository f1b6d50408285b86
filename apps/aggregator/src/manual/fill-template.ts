import { type Period, periodBefore } from '@toan-canh/calendar'
import { RefusedFile, writeForm } from '@toan-canh/connectors'
import { type Finding, manualLimits, type TemplateReceipt } from '@toan-canh/contract'
import { readNewest, type StoredEntry } from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'
import { checkEntry, unkeepable } from './check-entry.ts'
import type { Draft, EntryDesk } from './entry-desk.ts'
import { EntryRefusal } from './entry-refusal.ts'
import { type EntrySet, owingUnits } from './entry-set.ts'
import { type Actor, stepOf } from './entry-steps.ts'
import { type FilledRow, type FilledTemplate, readTemplate, templateForm } from './template.ts'

/** Which template: of a set and a period, and by whom it is filled in. */
export interface TemplatePlace {
  readonly set: EntrySet
  readonly period: Period
  readonly actor: Actor
}

type Found = TemplateReceipt['findings'][number]

const mostFindings = 200

function keyOf({ set, period }: Pick<TemplatePlace, 'set' | 'period'>) {
  return { source: set.source.id, period: period.id }
}

/** What stands in an entry for whoever fills it in; nothing in one that was given up. */
function shownIn(entry: StoredEntry | undefined): Pick<StoredEntry, 'cells' | 'note' | 'confirmed'> {
  return entry === undefined || entry.state === 'dropped' ? { cells: {}, note: '', confirmed: [] } : entry
}

/** The template of a period as a workbook: a row for each unit that owes it, with what stands now. */
export async function templateOf(centre: Centre, { set, period, actor }: TemplatePlace): Promise<Buffer> {
  const newest = await readNewest(centre.database, keyOf({ set, period }))
  const rows = owingUnits(set, period).map(({ code, name }) => {
    const entry = newest.get(code)
    const { cells, note } = shownIn(entry)
    const canWrite = stepOf(entry ?? null, 'save', { ...actor, right: 'enter' }).kind !== 'refused'
    return { unit: code, unitName: name, version: entry?.version ?? 0, cells, note, canWrite }
  })
  return writeForm(templateForm(set, period, rows), new Date(centre.now()))
}

function isSame(row: FilledRow, entry: StoredEntry | undefined): boolean {
  const { cells, note } = shownIn(entry)
  const stored = Object.entries(cells).filter(([, text]) => text.trim() !== '')
  return (
    row.note === note.trim() &&
    stored.length === Object.keys(row.cells).length &&
    stored.every(([signal, text]) => row.cells[signal] === text.trim())
  )
}

/** What a filled template comes to: drafts to be saved, and what is found in them; an error of one keeps all of them back. */
class Filling {
  readonly drafts: Draft[] = []
  readonly findings: Found[] = []
  readonly #place: TemplatePlace
  readonly #filled: FilledTemplate
  readonly #seen = new Set<string>()

  constructor(place: TemplatePlace, filled: FilledTemplate) {
    this.#place = place
    this.#filled = filled
  }

  take(row: FilledRow, stand: { readonly entry: StoredEntry | undefined; readonly before: StoredEntry | null }): void {
    const { set, period, actor } = this.#place
    const { unit } = row
    const wrong = (column: string, sentence: string) =>
      this.#find(row, column, { kind: 'error', signal: null, sentence })
    const entry = stand.entry ?? null
    if (!owingUnits(set, period).some(({ code }) => code === unit))
      return wrong('unit', 'Mã này không phải đơn vị nhập bộ chỉ tiêu; không sửa cột mã, hãy tải lại mẫu.')
    if (this.#seen.has(unit)) return wrong('unit', 'Đơn vị này đứng ở hai dòng; hãy giữ một dòng.')
    this.#seen.add(unit)
    if (isSame(row, stand.entry)) return undefined
    if (row.version !== String(entry?.version ?? 0))
      return wrong('unit', 'Phiếu của đơn vị này đã đổi sau khi tải mẫu; hãy tải mẫu mới rồi điền lại.')
    const answer = stepOf(entry, 'save', actor)
    if (answer.kind === 'refused') return wrong('unit', answer.sentence)
    const long = Object.entries(row.cells).find(([, text]) => text.length > manualLimits.cellLength)
    if (long !== undefined) return wrong(long[0], `Một ô có nhiều nhất ${String(manualLimits.cellLength)} ký tự.`)
    if (row.note.length > manualLimits.noteLength)
      return wrong('note', `Ghi chú có nhiều nhất ${String(manualLimits.noteLength)} ký tự.`)
    const { confirmed } = shownIn(stand.entry)
    const kept = confirmed.filter((signal) => row.cells[signal] === stand.entry?.cells[signal])
    const told = { cells: row.cells, confirmed: kept, note: row.note }
    const checked = {
      entry: { unit, period: period.id, revision: entry?.revision ?? 1, ...told },
      before: stand.before,
    }
    const errors = unkeepable(set, checked)
    for (const each of errors.length > 0 ? errors : checkEntry(set, checked))
      this.#find(row, each.signal ?? 'note', errors.length > 0 ? each : { ...each, kind: softened(each.kind) })
    this.drafts.push({ place: { set, unit, period }, entry, ...told })
    return undefined
  }

  #find(row: FilledRow, column: string, finding: Finding): void {
    if (this.findings.length >= mostFindings) return
    this.findings.push({ ...finding, unit: row.unit, place: this.#filled.placeOf(row.line, column) })
  }

  get isRefused(): boolean {
    return this.findings.some(({ kind }) => kind === 'error')
  }
}

/** What keeps an entry from being handed in does not keep it from being saved. */
function softened(kind: Finding['kind']): Finding['kind'] {
  return kind === 'error' ? 'confirm' : kind
}

function refusedWith(sentence: string, findings: readonly Found[] = []): TemplateReceipt {
  return { status: 'refused', sentence, units: [], findings: [...findings] }
}

/** Takes a filled template: each changed row becomes a draft, all of them or none. The file stays where it lies. */
export async function importTemplate(
  centre: Centre,
  desk: EntryDesk,
  place: TemplatePlace,
  path: string,
): Promise<TemplateReceipt> {
  const { set, period, actor } = place
  if (actor.right !== 'enter')
    throw new EntryRefusal('forbidden', 'Người nhập mới nộp được mẫu; hãy dùng mã nhập liệu.')
  const filled = await readTemplate(path).catch((error: unknown) => {
    if (error instanceof RefusedFile) return error.message
    throw error
  })
  if (typeof filled === 'string') return refusedWith(`${filled} Chưa lưu gì.`)
  if (filled.source !== set.source.id || filled.period !== period.id)
    return refusedWith('Mẫu này của bộ chỉ tiêu hoặc kỳ khác; hãy chọn đúng bộ và kỳ đã tải mẫu. Chưa lưu gì.')
  const [newest, before] = await Promise.all([
    readNewest(centre.database, keyOf(place)),
    readNewest(centre.database, keyOf({ set, period: periodBefore(period) }), 'approved'),
  ])
  const filling = new Filling(place, filled)
  for (const row of filled.rows)
    filling.take(row, { entry: newest.get(row.unit), before: before.get(row.unit) ?? null })
  const { drafts, findings } = filling
  if (filling.isRefused) {
    const count = findings.filter(({ kind }) => kind === 'error').length
    return refusedWith(`Mẫu có ${String(count)} ô sai; hãy sửa rồi nộp lại. Chưa lưu gì.`, findings)
  }
  if (drafts.length === 0) return refusedWith('Mẫu không có số nào mới so với phiếu đang có. Chưa lưu gì.')
  await desk.saveAll(actor, drafts)
  const saved = await readNewest(centre.database, keyOf(place))
  const open = new Set(findings.filter(({ kind }) => kind !== 'hint').map(({ unit }) => unit)).size
  const rest = open === 0 ? '' : ` ${String(open)} phiếu còn điểm phải xem trước khi trình.`
  return {
    status: 'saved',
    sentence: `Đã lưu nháp ${String(drafts.length)} phiếu.${rest}`,
    units: drafts.map(({ place: { unit } }) => ({
      unit,
      unitName: set.source.register.find(unit, period.to)?.name ?? unit,
      state: saved.get(unit)?.state ?? 'draft',
      version: saved.get(unit)?.version ?? 0,
    })),
    findings,
  }
}
