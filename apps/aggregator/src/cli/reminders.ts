import { noteReminder, readLastReminder, readOverdue } from '@toan-canh/store'
import { reminders as ledgerOf } from '../http/reminders.ts'
import { type Command, UsageError } from './command.ts'

const mostOverdue = 1_000

export const reminders: Command = {
  verb: 'reminders',
  usage: 'reminders [--year 2026] [--json]',
  does: 'Sổ nhắc nhở: đơn vị nào bị nhắc mấy lần, hạn nào, đến lúc nào, nhắc ai bằng cách nào',
  run: async ({ centre, options, isJson, print }) => {
    const answer = await ledgerOf(await centre(), { year: options['year'] })
    if (isJson) {
      print(JSON.stringify(answer))
      return 0
    }
    const counts = answer.units.map(
      ({ name, count, mark }) => `${name}: ${count} lần${mark === null ? '' : ` (đủ ${mark})`}`,
    )
    const lines = answer.reminders.map(
      ({ at, source, number, dueAt, way, recipient, sentAt, failure }) =>
        `${at}  ${source}  lần ${number}, hạn ${dueAt}  ${way} → ${recipient}  ${sentAt === null ? (failure ?? 'đang gửi') : 'đã gửi'}`,
    )
    print([`Năm ${answer.year}: ${answer.reminders.length} lượt nhắc`, ...counts, ...lines].join('\n'))
    return 0
  },
}

export const remind: Command = {
  verb: 'remind',
  usage: 'remind <nguồn> --to "<chức vụ đã nhắc>" [--note "<cách nhắc>"]',
  does: 'Ghi vào sổ một lần nhắc trực tiếp (điện thoại, cuộc họp) về số liệu quá hạn của một nguồn',
  run: async ({ centre, words, options, print }) => {
    const [source] = words
    const { to } = options
    if (source === undefined || to === undefined) throw new UsageError(`Cách gọi: ${remind.usage}`)
    const { database, now, catalogue } = await centre()
    if (!catalogue.sources.has(source)) throw new UsageError(`Không có nguồn ${source}`)
    const overdue = (await readOverdue(database, now(), mostOverdue)).find((each) => each.source === source)
    if (overdue === undefined) throw new UsageError(`Nguồn ${source} không có số liệu nào quá hạn để nhắc`)
    const number = ((await readLastReminder(database, overdue.id))?.number ?? 0) + 1
    const note = options['note'] ?? 'Nhắc trực tiếp'
    await noteReminder(database, { obligation: overdue.id, number, at: now(), way: 'hand', recipient: to, note })
    print(`Đã ghi lần nhắc ${number} của nguồn ${source}`)
    return 0
  },
}
