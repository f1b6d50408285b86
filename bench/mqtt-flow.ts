import { parseArgs } from 'node:util'
import { benchDatabase } from './measure/bench-database.ts'
import { machineLine } from './measure/machine.ts'
import { table } from './measure/table.ts'
import { takeFlow } from './mqtt-flow/take-flow.ts'

const usage = `MQTT flow: messages at a steady pace from a Mosquitto of its own through connector, mapping, counting and store.
  npm run bench -- mqtt-flow [--pace 2000] [--seconds 600] [--version 5]
`
const { values: options } = parseArgs({
  options: {
    pace: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '600' },
    version: { type: 'string', default: '5' },
    help: { type: 'boolean', default: false },
  },
})

if (options.help) process.stdout.write(usage)
else {
  const line = machineLine()
  await using database = await benchDatabase()
  const flow = await takeFlow({
    databaseUrl: database.url,
    pace: Number(options.pace),
    seconds: Number(options.seconds),
    version: options.version,
  })
  const head = [
    'published',
    'stored versions',
    'lost',
    'per second',
    'behind at most (s)',
    'heap MB first, last tenth',
    'CPU of the aggregator',
  ]
  const row = [
    flow.published,
    flow.stored,
    flow.lost,
    (flow.published / flow.seconds).toFixed(0),
    flow.mostBehindSeconds.toFixed(1),
    `${flow.heapFirstMb.toFixed(0)}, ${flow.heapLastMb.toFixed(0)}`,
    `${(flow.cpuMs / 10 / flow.seconds).toFixed(0)} %`,
  ]
  process.stdout.write(`${line}\n\n${table(head, [row.map(String)])}\n`)
}
