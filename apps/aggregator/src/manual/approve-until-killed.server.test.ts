import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { aCentre } from '../centre/a-centre.fixture.ts'

const script = fileURLToPath(new URL('./approve-until-killed.fixture.ts', import.meta.url))
const kills = 6
const longestLifeMs = 400

async function live(databaseUrl: string, now: number): Promise<void> {
  const child = spawn(process.execPath, [script, databaseUrl, String(now)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  await Promise.race([once(child.stdout, 'data'), exited])
  child.stdout.resume()
  await Promise.race([sleep(Math.random() * longestLifeMs), exited])
  child.kill('SIGKILL')
  await exited
}

it('a kill at any moment leaves an approved entry with its fact and its step, or none of them', async () => {
  await using test = await aCentre('2025-12-03 10:00')
  for (let kill = 0; kill < kills; kill++) {
    await live(test.databaseUrl, test.clock.now())
    const { rows } = await test.centre.database.query(
      `select (select count(*) from manual_entry where state = 'approved') as approved,
         (select count(*) from figure_revision where source = 'viec-lam-thang') as facts,
         (select count(*) from manual_step where step = 'approve') as steps,
         (select count(*) from manual_entry e join figure_revision f on f.source = e.source and f.unit = e.unit and f.period = e.period
            and f.value = (e.cells ->> 'social.jobs_created')::float8 where e.state = 'approved') as agreeing`,
    )
    const [counts] = rows
    expect(new Set(Object.values(counts))).toHaveProperty('size', 1)
    expect(counts.approved).toBeGreaterThan(kill)
  }
}, 120_000)
