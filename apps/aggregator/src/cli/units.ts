import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dayOf, isoDay, parseDay } from '@toan-canh/calendar'
import { RegisterError } from '@toan-canh/contract'
import { importLists } from '../units/import-lists.ts'
import { OfficialListError, readOfficialLists } from '../units/official-lists.ts'
import { readRegisterFolder, writeRegister } from '../units/register-folder.ts'
import type { UnitChange } from '../units/renew-units.ts'
import { type Command, UsageError } from './command.ts'

const usage = 'units import <csv…> [--province 37] [--from 2026-09-01] [--former] [--write] [--json]'
const kindWords = {
  added: 'thêm',
  ended: 'hết hiệu lực',
  renamed: 'đổi tên',
  retyped: 'đổi loại',
  moved: 'chuyển',
} as const

function lineOf({ kind, code, before, after }: UnitChange): string {
  const words = before === null ? after : after === null ? before : `${before} → ${after}`
  return `${kindWords[kind].padEnd(13)} ${code}  ${words}`
}

/** `units import <csv…>`: compares the register with official lists, and with `--write` brings it to what they say. */
export const units: Command = {
  verb: 'units',
  usage,
  does: 'So danh mục đơn vị với danh mục chính thức (tỉnh, xã, sáp nhập); --write ghi lại, --former lập cả đơn vị cũ',
  run: async ({ settings, words, options, isJson, print }) => {
    const [verb, ...paths] = words
    const from = options['from'] ?? isoDay(dayOf(Date.now()))
    if (verb !== 'import' || paths.length === 0 || parseDay(from) === null) throw new UsageError(usage)
    const folder = join(settings.CATALOGUE_DIR, 'units')
    const isWriting = options['write'] !== undefined
    try {
      const lists = readOfficialLists(await Promise.all(paths.map((path) => readFile(path, 'utf8'))))
      const choice = { from, province: options['province'], former: options['former'] !== undefined }
      const { registers, changes } = importLists(await readRegisterFolder(folder), lists, choice)
      if (isWriting) for (const register of registers) await writeRegister(folder, register)
      if (isJson) print(JSON.stringify({ from, changes, files: registers.length, written: isWriting }))
      else {
        for (const change of changes) print(lineOf(change))
        const outcome = isWriting ? `đã ghi ${registers.length} danh mục` : 'chưa ghi gì; thêm --write để ghi'
        print(`${changes.length} thay đổi từ ${from}; ${outcome}`)
      }
      return 0
    } catch (error) {
      if (!(error instanceof OfficialListError) && !(error instanceof RegisterError)) throw error
      print(isJson ? JSON.stringify({ error: error.message }) : error.message)
      return 1
    }
  },
}
