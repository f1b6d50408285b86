import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { machineLine } from './measure/machine.ts'
import { csvOf, samplesOf } from './soak/csv.ts'
import { heapCurveSvg } from './soak/curve-svg.ts'
import { judge } from './soak/judge.ts'
import { judgementTable } from './soak/judgement-table.ts'
import { halfSize, runSoak } from './soak/run-soak.ts'
import type { Sample } from './soak/sample.ts'
import { startWall } from './wall/start-wall.ts'

const usage = `Soak: overview and cameras in turn on a wall of 2 × 2 outputs of 1920 × 1080, ten changes a second.
  npm run bench -- soak [--minutes 60] [--every 60] [--keep bench/soak/60-minutes] [--picture wall] [--leak] [--half]
  npm run bench -- soak --judge bench/soak/60-minutes.csv
--every is the round of the programme in seconds, a divisor of a minute; once a round each output is sampled after its
garbage was collected. --keep writes the curve as CSV and SVG. --leak plants a leak, to see that it is found.
--half opens windows of half the size, for machines that paint WebGL by their processor.
`
const { values: options } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    every: { type: 'string', default: '60' },
    leak: { type: 'boolean', default: false },
    half: { type: 'boolean', default: false },
    keep: { type: 'string' },
    picture: { type: 'string' },
    judge: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
})

async function keep(name: string, samples: readonly Sample[]): Promise<void> {
  await writeFile(`${name}.csv`, csvOf(samples))
  await writeFile(`${name}.svg`, heapCurveSvg(samples))
}

async function run(): Promise<void> {
  process.stdout.write(`${machineLine()}\n\n`)
  const everySeconds = Number(options.every)
  const overviewSeconds = Math.ceil((everySeconds * 2) / 3)
  await using wall = await startWall({ overviewSeconds, camerasSeconds: everySeconds - overviewSeconds })
  const soaked: Sample[] = []
  const { samples, told, errors } = await runSoak({
    wall,
    minutes: Number(options.minutes),
    everyMs: everySeconds * 1_000,
    leaks: options.leak,
    ...(options.half && { window: halfSize }),
    ...(options.picture === undefined ? {} : { picture: options.picture }),
    async onSample(sample) {
      soaked.push(sample)
      // Kept as it goes: what was soaked until a crash is not lost.
      if (options.keep !== undefined) await keep(options.keep, soaked)
    },
  })
  process.stdout.write(
    `${judgementTable(judge(samples))}\n\n${told} changes; pages threw ${errors.join('; ') || 'nothing'}\n`,
  )
}

if (options.help) process.stdout.write(usage)
else if (options.judge === undefined) await run()
else {
  const samples = samplesOf(await readFile(options.judge, 'utf8'))
  await keep(options.judge.replace(/\.csv$/, ''), samples)
  process.stdout.write(`${judgementTable(judge(samples))}\n`)
}
