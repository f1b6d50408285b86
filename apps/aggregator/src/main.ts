import { env, exit, exitCode, pid, stdout } from 'node:process'
import { pino } from 'pino'
import { readSettings } from './settings/read-settings.ts'
import { startAggregator } from './start-aggregator.ts'
import { startErrorSentence } from './start-error-sentence.ts'

const stopWithinMs = 40_000

function step(sentence: string): void {
  stdout.write(`${sentence}\n`)
}

async function main(): Promise<void> {
  let port = 0
  try {
    const settings = readSettings(env, '.')
    port = settings.PORT
    const log = pino({ level: settings.LOG_LEVEL, base: { pid } })
    const aggregator = await startAggregator({ settings, now: Date.now, log, step })
    step(`Trung tâm đã chạy ở ${aggregator.url}`)
    let isStopping = false
    const stop = () => {
      if (isStopping) return
      isStopping = true
      setTimeout(() => exit(1), stopWithinMs).unref()
      void aggregator[Symbol.asyncDispose]().then(
        () => exit(exitCode ?? 0),
        (error: unknown) => {
          log.error({ err: error }, 'stop failed')
          exit(1)
        },
      )
    }
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  } catch (error) {
    const sentence = startErrorSentence(error, port)
    if (sentence === null) throw error
    process.stderr.write(`${sentence}\n`)
    exit(1)
  }
}

await main()
