import { createHash } from 'node:crypto'
import { endOfDay, formatInstant, type Instant, type Period, periodBefore } from '@toan-canh/calendar'
import { type EntryForm, type Evidence, type Finding, manualLimits, type StepBody } from '@toan-canh/contract'
import {
  addEvidence,
  beginEntry,
  type Client,
  type Database,
  type EntryKey,
  inTransaction,
  moveEntry,
  noteStep,
  readEvidence,
  readEvidenceFile,
  readRevisions,
  readSourceState,
  readStands,
  readSteps,
  type StoredEntry,
  type StoredEvidence,
} from '@toan-canh/store'
import type { Centre } from '../centre/open-centre.ts'
import { openSource } from '../ingest/open-source.ts'
import { storeBatch } from '../ingest/store-batch.ts'
import type { Settings } from '../settings/read-settings.ts'
import { checkEntry, mayHoldPerson, unkeepable } from './check-entry.ts'
import { EntryRefusal } from './entry-refusal.ts'
import { approvedAs } from './entry-rows.ts'
import { type EntrySet, owedPeriods, owingUnits } from './entry-set.ts'
import { type Actor, stepOf, stepsOpen } from './entry-steps.ts'
import { evidenceType } from './evidence-type.ts'

/** The entry of one unit and period of a set. */
export interface EntryPlace {
  readonly set: EntrySet
  readonly unit: string
  readonly period: Period
}

/** Numbers to be saved as a draft over the newest revision, which was looked at; `null`: there is none. */
export interface Draft {
  readonly place: EntryPlace
  readonly entry: StoredEntry | null
  readonly cells: Readonly<Record<string, string>>
  readonly confirmed: string[]
  readonly note: string
}

const mostSteps = 200
const faster = 'Có người vừa thay đổi phiếu này; hãy tải lại trước khi làm tiếp.'

function keyOf({ set, unit, period }: EntryPlace): EntryKey {
  return { source: set.source.id, unit, period: period.id }
}

function iso(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at)
}

function hashOf({ cells, confirmed, note }: Pick<StoredEntry, 'cells' | 'confirmed' | 'note'>): string {
  const told = [Object.entries(cells).toSorted(([a], [b]) => (a < b ? -1 : 1)), [...confirmed].toSorted(), note]
  return createHash('sha256').update(JSON.stringify(told)).digest('hex')
}

function evidenceView({ id, name, type, bytes, sha256, at, position }: StoredEvidence): Evidence {
  return { id, name, type, bytes, sha256, at: formatInstant(at), by: position }
}

/** Everything that people do with entries: write, hand in, approve. Approved numbers become facts in the same transaction. */
export class EntryDesk {
  readonly #centre: Centre
  readonly #settings: Settings

  constructor(centre: Centre, settings: Settings) {
    this.#centre = centre
    this.#settings = settings
  }

  /** Finds a unit and a period of a set; throws `EntryRefusal` when nothing is owed for them. */
  placeOf(set: EntrySet, unit: string, periodId: string): EntryPlace {
    const period = owedPeriods(set, this.#centre.today()).find(({ id }) => id === periodId)
    if (period === undefined) throw new EntryRefusal('not_found', `Bộ chỉ tiêu này không nhập kỳ ${periodId}`)
    if (!owingUnits(set, period).some(({ code }) => code === unit))
      throw new EntryRefusal('not_found', `Đơn vị ${unit} không nhập bộ chỉ tiêu này`)
    return { set, unit, period }
  }

  async form(place: EntryPlace, actor: Actor): Promise<EntryForm> {
    const { database, catalogue } = this.#centre
    const revisions = await readRevisions(database, keyOf(place), manualLimits.revisions)
    const entry = revisions[0] ?? null
    const ids = revisions.map(({ id }) => id)
    const [before, steps, evidence] = await Promise.all([
      this.#before(database, place),
      readSteps(database, ids, mostSteps),
      readEvidence(database, entry === null ? [] : [entry.id]),
    ])
    const inForce = revisions.find(({ state, id }) => state === 'approved' && id !== entry?.id) ?? null
    const revisionOf = new Map(revisions.map(({ id, revision }) => [id, revision]))
    const isGone = entry === null || entry.state === 'dropped'
    const shown = isGone ? null : entry
    return {
      ...keyOf(place),
      unitName: catalogue.register.find(place.unit, place.period.to)?.name ?? place.unit,
      state: entry?.state ?? 'none',
      revision: entry?.revision ?? 0,
      version: entry?.version ?? 0,
      cells: shown?.cells ?? {},
      confirmed: [...(shown?.confirmed ?? [])],
      note: shown?.note ?? '',
      reason: shown?.reason ?? '',
      submittedBy: entry?.submittedBy ?? null,
      submittedAt: iso(entry?.submittedAt ?? null),
      decidedBy: entry?.decidedBy ?? null,
      decidedAt: iso(entry?.decidedAt ?? null),
      inForce:
        inForce === null
          ? null
          : { revision: inForce.revision, cells: inForce.cells, at: formatInstant(inForce.decidedAt ?? 0) },
      before: { period: periodBefore(place.period).id, cells: before?.cells ?? {} },
      findings: shown === null ? [] : [...checkEntry(place.set, { entry: shown, before })],
      evidence: evidence.map(evidenceView),
      steps: steps.map(({ entry: of, step, position, at, note }) => ({
        revision: revisionOf.get(of) ?? 0,
        step,
        by: position,
        at: formatInstant(at),
        note,
      })),
      may: stepsOpen(entry, actor),
      by: actor.position,
    }
  }

  /** What would be found in numbers that are not stored. */
  async check(place: EntryPlace, body: Pick<StepBody, 'cells' | 'confirmed' | 'note'>): Promise<readonly Finding[]> {
    const { cells = {}, confirmed = [], note = '' } = body
    const entry = { unit: place.unit, period: place.period.id, cells, confirmed, note, revision: 1 }
    return checkEntry(place.set, { entry, before: await this.#before(this.#centre.database, place) })
  }

  /** Takes one step. Throws `EntryRefusal`: it may not be, is not whole, or somebody else was faster. */
  async step(place: EntryPlace, actor: Actor, body: StepBody): Promise<EntryForm> {
    const { database } = this.#centre
    const [entry = null] = await readRevisions(database, keyOf(place), 1)
    if ((entry?.version ?? 0) !== body.version) throw new EntryRefusal('conflict', faster)
    const answer = stepOf(entry, body.step, actor)
    if (answer.kind === 'refused') throw new EntryRefusal(answer.why, answer.sentence)
    const reason = (body.reason ?? '').trim()
    if ((body.step === 'return' || body.step === 'correct') && reason === '')
      throw new EntryRefusal(
        'bad_request',
        body.step === 'return' ? 'Trả lại cần nêu lý do.' : 'Đính chính cần nêu lý do.',
      )
    if (mayHoldPerson(reason))
      throw new EntryRefusal('unreadable', 'Lý do không được có số điện thoại, số định danh hay địa chỉ thư.')
    if (entry !== null && answer.kind === 'move' && answer.state === 'approved')
      await this.#approve(place, actor, entry)
    else
      await inTransaction(database, async (client) =>
        answer.kind === 'begin'
          ? this.#begin(client, place, actor, { body, entry, reason })
          : entry !== null && this.#move(client, place, actor, { body, entry, reason, state: answer.state }),
      )
    return this.form(place, actor)
  }

  /** Saves several drafts, all or none. Throws `EntryRefusal` of the first that cannot be. */
  async saveAll(actor: Actor, drafts: readonly Draft[]): Promise<void> {
    await inTransaction(this.#centre.database, async (client) => {
      for (const { place, entry, ...content } of drafts) {
        const answer = stepOf(entry, 'save', actor)
        if (answer.kind === 'refused') throw new EntryRefusal(answer.why, answer.sentence)
        const body = { step: 'save' as const, version: entry?.version ?? 0, ...content }
        if (answer.kind === 'begin') await this.#begin(client, place, actor, { body, entry, reason: '' })
        else if (entry !== null)
          await this.#move(client, place, actor, { body, entry, reason: '', state: answer.state })
      }
    })
  }

  /** Keeps a file with an entry that is being written. */
  async attach(
    place: EntryPlace,
    actor: Actor,
    file: { readonly name: string; readonly content: Buffer },
  ): Promise<EntryForm> {
    const { database, now } = this.#centre
    const { name, content } = file
    if (actor.right !== 'enter') throw new EntryRefusal('forbidden', 'Người nhập mới gửi được tệp minh chứng.')
    if (place.set.config.evidence === 'none') throw new EntryRefusal('not_found', 'Bộ chỉ tiêu này không nhận tệp.')
    const type = evidenceType(name, content)
    if (type === null)
      throw new EntryRefusal('unreadable', 'Minh chứng phải là PDF, PNG, JPEG, XLSX hoặc DOCX đúng với đuôi tệp.')
    if (mayHoldPerson(name)) throw new EntryRefusal('unreadable', 'Tên tệp không được có số định danh hay điện thoại.')
    const [entry] = await readRevisions(database, keyOf(place), 1)
    if (entry === undefined) throw new EntryRefusal('conflict', 'Lưu phiếu trước khi gửi minh chứng.')
    const sha256 = createHash('sha256').update(content).digest('hex')
    const kept = { entry: entry.id, name, type, bytes: content.length, sha256, at: now(), position: actor.position }
    await inTransaction(database, async (client) => {
      if (!(await addEvidence(client, { ...kept, content }, manualLimits.evidencePerEntry)))
        throw new EntryRefusal(
          'conflict',
          `Chỉ thêm được minh chứng khi phiếu đang nhập, nhiều nhất ${String(manualLimits.evidencePerEntry)} tệp.`,
        )
      await noteStep(client, entry.id, { step: 'attach', at: kept.at, position: actor.position, note: name, sha256 })
    })
    return this.form(place, actor)
  }

  evidence(set: EntrySet, id: number): ReturnType<typeof readEvidenceFile> {
    return readEvidenceFile(this.#centre.database, set.source.id, id)
  }

  /** What is in force for the period before. */
  async #before(from: Client | Database, place: EntryPlace): Promise<StoredEntry | null> {
    const period = periodBefore(place.period).id
    const revisions = await readRevisions(from, { ...keyOf(place), period }, manualLimits.revisions)
    return revisions.find(({ state }) => state === 'approved') ?? null
  }

  /** The numbers as a step leaves them; throws when some of it may not be kept. */
  async #content(client: Client, place: EntryPlace, body: StepBody, old: StoredEntry | null) {
    const { cells = old?.cells ?? {}, confirmed = old?.confirmed ?? [], note = old?.note ?? '' } = body
    const entry = { unit: place.unit, period: place.period.id, cells, confirmed, note, revision: old?.revision ?? 1 }
    const checked = { entry, before: await this.#before(client, place) }
    const [wrong] = unkeepable(place.set, checked)
    if (wrong !== undefined) throw new EntryRefusal('unreadable', wrong.sentence)
    return { content: { cells, confirmed, note }, checked }
  }

  async #begin(
    client: Client,
    place: EntryPlace,
    actor: Actor,
    of: { readonly body: StepBody; readonly entry: StoredEntry | null; readonly reason: string },
  ): Promise<void> {
    const old = of.entry?.state === 'approved' ? of.entry : null
    const revision = (of.entry?.revision ?? 0) + 1
    if (revision > manualLimits.revisions)
      throw new EntryRefusal('conflict', `Phiếu đã có ${String(manualLimits.revisions)} bản; hãy báo người vận hành.`)
    const { content } = await this.#content(client, place, of.body, old)
    const id = await beginEntry(client, keyOf(place), { ...content, reason: of.reason, revision })
    if (id === null) throw new EntryRefusal('conflict', faster)
    await this.#note(client, id, {
      step: of.body.step,
      at: this.#centre.now(),
      actor,
      note: of.reason,
      content,
    })
  }

  async #move(
    client: Client,
    place: EntryPlace,
    actor: Actor,
    of: {
      readonly body: StepBody
      readonly entry: StoredEntry
      readonly reason: string
      readonly state: StoredEntry['state']
    },
  ): Promise<void> {
    const { body, entry, state } = of
    const isWriting = body.step === 'save' || body.step === 'submit'
    const { content, checked } = await this.#content(
      client,
      place,
      isWriting ? body : { ...body, cells: entry.cells },
      entry,
    )
    if (body.step === 'submit') await this.#mustBeWhole(client, place.set, entry, checkEntry(place.set, checked))
    const at = this.#centre.now()
    const by = { submittedBy: entry.submittedBy, submittedAt: entry.submittedAt, decidedBy: null, decidedAt: null }
    const decided = body.step === 'return' ? { ...by, decidedBy: actor.position, decidedAt: at } : by
    const handedIn = { submittedBy: actor.position, submittedAt: at, decidedBy: null, decidedAt: null }
    const isMoved = await moveEntry(client, entry, {
      ...content,
      state,
      reason: of.reason === '' ? entry.reason : of.reason,
      ...(body.step === 'submit' ? handedIn : decided),
    })
    if (!isMoved) throw new EntryRefusal('conflict', faster)
    await this.#note(client, entry.id, { step: body.step, at, actor, note: of.reason, content })
  }

  async #mustBeWhole(
    client: Client,
    { config }: EntrySet,
    entry: StoredEntry,
    findings: readonly Finding[],
  ): Promise<void> {
    const open = findings.filter(({ kind }) => kind !== 'hint')
    const [first] = open
    if (first !== undefined)
      throw new EntryRefusal('unreadable', `Chưa trình được, còn ${String(open.length)} điểm. ${first.sentence}`)
    if (config.evidence !== 'required') return
    const kept = await readEvidence(client, [entry.id])
    if (kept.length === 0) throw new EntryRefusal('unreadable', 'Bộ chỉ tiêu này cần ít nhất một tệp minh chứng.')
  }

  async #note(
    client: Client,
    entry: number,
    of: {
      readonly step: string
      readonly at: Instant
      readonly actor: Actor
      readonly note: string
      readonly content: Pick<StoredEntry, 'cells' | 'confirmed' | 'note'>
    },
  ): Promise<void> {
    const { step, at, actor, note, content } = of
    await noteStep(client, entry, { step, at, position: actor.position, note, sha256: hashOf(content) })
  }

  /** Decision and facts in one transaction, in the turn of the writer: all of it is stored, or nothing. */
  async #approve({ set, period }: EntryPlace, actor: Actor, entry: StoredEntry): Promise<void> {
    const { database, versions, board, now } = this.#centre
    const at = now()
    await using connection = openSource(set.source, this.#settings, now, { approved: approvedAs(set, entry, at) })
    const { signal } = new AbortController()
    for await (const batch of connection.read('live', null, signal)) {
      if (batch.refused.length > 0)
        throw new EntryRefusal('unreadable', `Không duyệt được: ${batch.refused[0]?.reason ?? ''} Hãy trả lại để sửa.`)
      const told = { source: set.source.id, direction: 'live', batch, now: at } as const
      await storeBatch(database, versions, {
        ...told,
        together: async (client) => {
          const decided = { decidedBy: actor.position, decidedAt: at, state: 'approved' as const }
          if (!(await moveEntry(client, entry, { ...entry, ...decided }))) throw new EntryRefusal('conflict', faster)
          await this.#note(client, entry.id, { step: 'approve', at, actor, note: '', content: entry })
          return { coveredTo: await this.#coveredTo(client, set, period, at) }
        },
      })
    }
    const state = await readSourceState(database, set.source.id)
    if (state !== null) board.stored(state)
  }

  /** Until when the world is covered: the end of the last period up to which every unit has told every one. */
  async #coveredTo(client: Client, set: EntrySet, period: Period, at: Instant): Promise<Instant | null> {
    const periods = owedPeriods(set, this.#centre.today())
    const stands = await readStands(
      client,
      set.source.id,
      periods.map(({ id }) => id),
    )
    const told = new Set(stands.filter(({ isInForce }) => isInForce).map(({ period: of, unit }) => `${of}|${unit}`))
    const gap = periods.findIndex((each) => owingUnits(set, each).some(({ code }) => !told.has(`${each.id}|${code}`)))
    const last = gap < 0 ? (periods.at(-1) ?? period) : periods[gap - 1]
    return last === undefined ? null : Math.min(endOfDay(last.to), at)
  }
}
