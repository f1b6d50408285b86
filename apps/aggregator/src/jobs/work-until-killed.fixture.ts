import { argv, stdout } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase } from '@toan-canh/store'
import { at } from '@toan-canh/testkit'
import { JobTeller } from './job-teller.ts'

/** A process of its own that says that it works, until it is killed. */
async function main(databaseUrl: string): Promise<void> {
  const database = openDatabase(databaseUrl, () => {})
  const now = () => at('2026-03-02 08:00')
  const name = 'Một cửa'
  const job = new JobTeller(
    { database, now, onError: () => {} },
    { kind: 'history', source: 'mot-cua', name, by: 'schedule', unit: 'rows' },
  )
  await job.reached({ rows: 10, done: 10, total: 100, isLast: false })
  stdout.write('works\n')
  await sleep(60_000)
}

await main(argv[2] ?? '')
