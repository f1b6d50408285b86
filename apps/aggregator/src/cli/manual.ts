import { writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Period } from '@toan-canh/calendar'
import type { EntryStatus, EntryStep, ManualSet, TemplateReceipt } from '@toan-canh/contract'
import { mayEnter } from '../access/may-enter.ts'
import type { Centre } from '../centre/open-centre.ts'
import { EntryDesk } from '../manual/entry-desk.ts'
import { EntryRefusal } from '../manual/entry-refusal.ts'
import { type EntrySet, entrySetsAmong, owedPeriods } from '../manual/entry-set.ts'
import type { Actor } from '../manual/entry-steps.ts'
import { importTemplate, templateOf } from '../manual/fill-template.ts'
import { overviewOf, statusesOf } from '../manual/overview.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'

const usage =
  'manual list | show <bộ> <kỳ> | template <bộ> <kỳ> --to <tệp.xlsx> | import <bộ> <kỳ> --file <tệp.xlsx> | ' +
  'submit | withdraw | approve | return <bộ> <kỳ> [đơn vị …] [--confirm] [--note "lý do"] [--json]'

const stateWords: Readonly<Record<EntryStatus['state'], string>> = {
  none: 'chưa nhập',
  draft: 'đang nhập',
  submitted: 'chờ duyệt',
  returned: 'bị trả lại',
  approved: 'đã duyệt',
  dropped: 'đã bỏ',
}

/** The set and period that are meant, and as whom; the code of a position stands in `MANUAL_CODE`, not on the line for all to see. */
interface Desk {
  readonly centre: Centre
  readonly desk: EntryDesk
  readonly set: EntrySet
  readonly period: Period
}

async function deskOf(context: CommandContext): Promise<Desk> {
  const [, id = '', periodId = ''] = context.words
  const centre = await context.centre()
  const sets = entrySetsAmong(centre.catalogue.sources.values(), context.settings)
  const set = sets.get(id)
  if (set === undefined)
    throw new UsageError(`Không có bộ chỉ tiêu nhập tay ${id}; các bộ: ${[...sets.keys()].join(', ')}`)
  const periods = owedPeriods(set, centre.today())
  const period = periods.find((each) => each.id === periodId)
  if (period === undefined)
    throw new UsageError(`Bộ này không nhập kỳ ${periodId}; các kỳ: ${periods.map((each) => each.id).join(', ')}`)
  return { centre, desk: new EntryDesk(centre, context.settings), set, period }
}

function actorOf({ settings }: CommandContext, { set }: Desk): Actor {
  const code = settings.valueOf('MANUAL_CODE')
  if (code === undefined) throw new UsageError('Đặt MANUAL_CODE là mã nhập liệu hoặc mã duyệt của bộ chỉ tiêu này.')
  const access = mayEnter(`Bearer ${code}`, set.config, settings.resolve)
  if (access.kind === 'refused') throw new UsageError(access.sentence)
  return access
}

function setLine({ source, name, periods, units }: ManualSet): string {
  const late = periods.filter(({ isLate }) => isLate).length
  const waiting = periods.reduce((sum, { counts }) => sum + counts.submitted, 0)
  return `${source}: ${name}; ${String(units.length)} đơn vị, ${String(late)} kỳ quá hạn, ${String(waiting)} phiếu chờ duyệt`
}

async function list({ centre: open, settings, isJson, print }: CommandContext): Promise<number> {
  const centre = await open()
  const sets = entrySetsAmong(centre.catalogue.sources.values(), settings)
  const answers = await Promise.all([...sets.values()].map((set) => overviewOf(centre, settings, set)))
  print(isJson ? JSON.stringify(answers) : answers.map(setLine).join('\n'))
  return 0
}

async function show(context: CommandContext): Promise<number> {
  const { centre, set, period } = await deskOf(context)
  const entries = await statusesOf(centre, set, period)
  const lines = entries.map(({ unit, unitName, state, reason }) =>
    [`${unit}  ${unitName}: ${stateWords[state]}`, ...(reason === '' ? [] : [reason])].join('; '),
  )
  context.print(context.isJson ? JSON.stringify(entries) : lines.join('\n'))
  return 0
}

async function template(context: CommandContext): Promise<number> {
  const { to } = context.options
  if (to === undefined) throw new UsageError('manual template <bộ> <kỳ> --to <tệp.xlsx>')
  const at = await deskOf(context)
  const path = resolve(to)
  await writeFile(path, await templateOf(at.centre, { ...at, actor: actorOf(context, at) }))
  context.print(context.isJson ? JSON.stringify({ file: path }) : `Đã ghi mẫu vào ${path}`)
  return 0
}

function receiptText({ sentence, findings }: TemplateReceipt): string {
  return [sentence, ...findings.map((each) => `${each.place ?? ''}: ${each.sentence}`)].join('\n')
}

async function take(context: CommandContext): Promise<number> {
  const { file } = context.options
  if (file === undefined) throw new UsageError('manual import <bộ> <kỳ> --file <tệp.xlsx>')
  const at = await deskOf(context)
  const place = { ...at, actor: actorOf(context, at) }
  const receipt = await importTemplate(at.centre, at.desk, place, resolve(file)).catch(usageOfRefusal)
  context.print(context.isJson ? JSON.stringify(receipt) : receiptText(receipt))
  return receipt.status === 'saved' ? 0 : 1
}

function usageOfRefusal(error: unknown): never {
  throw error instanceof EntryRefusal ? new UsageError(error.message) : error
}

/** Takes a step with the entries of the units that are named, else of all that may take it; what one refuses keeps no other back. */
async function step(context: CommandContext, name: EntryStep): Promise<number> {
  const at = await deskOf(context)
  const { desk, set, period, centre } = at
  const actor = actorOf(context, at)
  const named = context.words.slice(3)
  const all = named.length > 0 ? named : (await statusesOf(centre, set, period)).map(({ unit }) => unit)
  const done: Pick<EntryStatus, 'unit' | 'unitName' | 'state' | 'revision'>[] = []
  const refused: { unit: string; sentence: string }[] = []
  for (const unit of all) {
    try {
      const place = desk.placeOf(set, unit, period.id)
      const { version, may, findings, confirmed } = await desk.form(place, actor)
      if (named.length === 0 && !may.includes(name)) continue
      const isMeant = name === 'submit' && context.options['confirm'] !== undefined
      const meant = findings.flatMap(({ kind, signal }) => (kind === 'confirm' && signal !== null ? [signal] : []))
      const reason = context.options['note'] ?? ''
      const { unitName, state, revision } = await desk.step(place, actor, {
        step: name,
        version,
        reason,
        ...(isMeant ? { confirmed: [...confirmed, ...meant] } : {}),
      })
      done.push({ unit, unitName, state, revision })
    } catch (error) {
      if (!(error instanceof EntryRefusal)) throw error
      refused.push({ unit, sentence: error.message })
    }
  }
  const lines = [
    ...done.map(({ unit, unitName, state }) => `${unit}  ${unitName}: ${stateWords[state]}`),
    ...refused.map(({ unit, sentence }) => `${unit}  ${sentence}`),
  ]
  const none = 'Không có phiếu nào ở bước này.'
  context.print(context.isJson ? JSON.stringify({ done, refused }) : lines.length === 0 ? none : lines.join('\n'))
  return refused.length === 0 ? 0 : 1
}

const verbs: Readonly<Record<string, (context: CommandContext) => Promise<number>>> = {
  list,
  show,
  template,
  import: take,
  submit: (context) => step(context, 'submit'),
  withdraw: (context) => step(context, 'withdraw'),
  approve: (context) => step(context, 'approve'),
  return: (context) => step(context, 'return'),
}

/** `manual …`: what the desk of manual entry does, without a screen. */
export const manual: Command = {
  verb: 'manual',
  usage,
  does: 'Nhập tay: bộ và kỳ nào đến hạn, mẫu Excel để điền, nộp mẫu, trình, duyệt, trả lại; mã của chức vụ đặt ở MANUAL_CODE',
  run: async (context) => {
    const verb = Object.entries(verbs).find(([name]) => name === context.words[0])?.[1]
    if (verb === undefined) throw new UsageError(`Cách gọi: ${usage}`)
    return verb(context)
  },
}
