import { argv, env, exit, stderr, stdout } from 'node:process'
import { parseArgs } from 'node:util'
import { loadCatalogue } from '../catalogue/load-catalogue.ts'
import { type Centre, openCentre } from '../centre/open-centre.ts'
import { HttpProblem } from '../http/problem.ts'
import { useDatabase } from '../open-database.ts'
import { readSettings } from '../settings/read-settings.ts'
import { startErrorSentence } from '../start-error-sentence.ts'
import { check } from './check.ts'
import { type Command, UsageError } from './command.ts'
import { golden } from './golden.ts'
import { indicators } from './indicators.ts'
import { ingest } from './ingest.ts'
import { jobs } from './jobs.ts'
import { manual } from './manual.ts'
import { map } from './map.ts'
import { operator } from './operator.ts'
import { quarantine } from './quarantine.ts'
import { reading } from './reading.ts'
import { rebuild } from './rebuild.ts'
import { remind, reminders } from './reminders.ts'
import { sample } from './sample.ts'
import { units } from './units.ts'
import { verify } from './verify.ts'

const commands: readonly Command[] = [
  ingest,
  jobs,
  reading,
  indicators,
  rebuild,
  verify,
  check,
  golden,
  manual,
  map,
  quarantine,
  units,
  reminders,
  remind,
  operator,
  sample,
]

const optionNames = [
  'file',
  'unit',
  'period',
  'by',
  'code',
  'slice',
  'province',
  'from',
  'boundary',
  'year',
  'to',
  'note',
  'factor',
] as const
const switchNames = ['json', 'no-wait', 'allow-missing', 'former', 'write', 'confirm', 'help'] as const

function usage(): string {
  const lines = commands.map((command) => `  ${command.usage}\n      ${command.does}`)
  return `npm run ioc -- <lệnh>\n${lines.join('\n')}`
}

function parse() {
  const texts = Object.fromEntries(optionNames.map((name) => [name, { type: 'string' as const }]))
  const switches = Object.fromEntries(switchNames.map((name) => [name, { type: 'boolean' as const }]))
  const { values, positionals } = parseArgs({
    args: argv.slice(2),
    options: { ...texts, ...switches },
    allowPositionals: true,
  })
  const options = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
  return { options, positionals }
}

function progress(text: string): void {
  if (stderr.isTTY) stderr.write(`\r\u001B[K${text}`)
}

async function main(): Promise<number> {
  await using stack = new AsyncDisposableStack()
  const { options, positionals } = parse()
  const [verb, ...words] = positionals
  const command = commands.find((each) => each.verb === verb)
  if (command === undefined || options['help'] !== undefined) {
    stdout.write(`${usage()}\n`)
    return verb === undefined || command !== undefined ? 0 : 2
  }
  const settings = readSettings(env, '.')
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  let opened: Promise<Centre> | null = null
  const open = async () => {
    const catalogue = await loadCatalogue(settings.CATALOGUE_DIR)
    const database = stack.use(await useDatabase(settings, (sentence) => progress(sentence)))
    return stack.use(await openCentre({ databaseUrl: database.url, catalogue, now: Date.now, onError: () => {} }))
  }
  const code = await command.run({
    settings,
    centre: () => (opened ??= open()),
    options,
    words,
    isJson: options['json'] !== undefined,
    print: (text) => stdout.write(`${stderr.isTTY ? '\r\u001B[K' : ''}${text}\n`),
    progress,
    signal: stop.signal,
  })
  return code
}

/** A long answer into a pipe goes out in parts: what has not gone out yet would end with the process. */
async function goneOut(): Promise<void> {
  await new Promise<void>((resolve) => stdout.write('', () => resolve()))
}

try {
  const code = await main()
  await goneOut()
  exit(code)
} catch (error) {
  const sentence =
    error instanceof UsageError || error instanceof HttpProblem ? error.message : startErrorSentence(error, 0)
  if (sentence === null && !(error instanceof TypeError && 'code' in error)) throw error
  stderr.write(`${sentence ?? (error instanceof Error ? error.message : '')}\n`)
  exit(2)
}
