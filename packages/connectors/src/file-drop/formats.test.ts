import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describeConnector } from '../conformance.ts'
import { aRow, oneStop, oneStopMapping, type SampleRow } from '../sample.fixture.ts'
import { aDropFolder, openDrop } from './file-drop.fixture.ts'
import { aWorkbook } from './xlsx/workbook.fixture.ts'

const headers = Object.keys(aRow(0))

/** A cell as people write it: what is no single value as the text that a program would put there. */
function cellOf(value: unknown): string {
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const linesOf = (rows: readonly SampleRow[]) => [
  headers,
  ...rows.map((row) => headers.map((name) => cellOf(row[name]))),
]

/** All columns stand in the file, those of people too; named are those that the mapping reads. */
const read = headers.filter((name) => oneStopMapping.names.has(name))
const table = { columns: Object.fromEntries(read.map((name) => [name, name])) }
const formats = {
  csv: {
    write: async (rows: readonly SampleRow[]) =>
      linesOf(rows)
        .map((line) => line.map(quoted).join(','))
        .join('\n'),
  },
  xlsx: { write: (rows: readonly SampleRow[]) => aWorkbook({ name: 'Hồ sơ', rows: linesOf(rows) }), table },
} as const

for (const [format, { write, ...block }] of Object.entries(formats)) {
  describeConnector(`file-drop of ${format}`, {
    brokenOwner: 'config',
    now: () => Date.now() + 60_000,
    neverSilent: 'a file does not keep anybody waiting',
    neverBreaksOff: 'half a file has tests of its own: workbook-bounds, file-drop',
    serve: async (rows) => {
      const folder = await aDropFolder()
      await folder.drop(`don.${format}`, await write(rows))
      const file = join(folder.path, `don.${format}`)
      return {
        open: (change = {}) => openDrop({ format, ...block, file }, { bounds: { ...oneStop.bounds, ...change } }),
        openWrong: () => openDrop({ format, ...block, folder: join(folder.path, 'khong-co') }),
        breakDown: () => rm(file),
        [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
      }
    },
  })
}
