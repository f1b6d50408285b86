import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { z } from 'zod'
import { machineLine } from './measure/machine.ts'
import { table } from './measure/table.ts'
import { codes } from './workbook/source.ts'
import { writeWorkbook } from './workbook/write-workbook.ts'

const usage = `A workbook of sixteen columns, read through connector and mapping: four figures of each row, in a process of its own.
  npm run bench -- workbook [--rows 5000,50000]
`
const { values: options } = parseArgs({
  options: { rows: { type: 'string', default: '5000,50000' }, help: { type: 'boolean', default: false } },
})
const reader = fileURLToPath(new URL('workbook/read.ts', import.meta.url))
const costSchema = z.strictObject({
  figures: z.number(),
  refused: z.number(),
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakMb: z.number(),
})

async function measure(rows: number): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'workbook-'))
  try {
    const path = join(folder, 'bieu.xlsx')
    const content = await writeWorkbook(rows, codes)
    await writeFile(path, content)
    const { stdout } = await promisify(execFile)(process.execPath, [reader, path])
    const cost = costSchema.parse(JSON.parse(stdout))
    return [
      rows.toLocaleString('en'),
      (content.length / 1e6).toFixed(1),
      cost.figures.toLocaleString('en'),
      cost.refused.toLocaleString('en'),
      cost.seconds.toFixed(1),
      cost.cpuSeconds.toFixed(1),
      cost.peakMb.toFixed(0),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

if (options.help) process.stdout.write(usage)
else {
  const lines: string[][] = []
  for (const rows of options.rows.split(',')) lines.push(await measure(Number(rows)))
  const head = ['rows', 'file MB', 'figures', 'refused', 'seconds', 'CPU seconds', 'peak MB of the process']
  process.stdout.write(`${machineLine()}\n\n${table(head, lines)}\n`)
}
