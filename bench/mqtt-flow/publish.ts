import { argv, exit, stdout } from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { connectAsync } from 'mqtt'

const tickMs = 20

/** A process of its own that publishes tickets at a steady pace, each on a topic of its own, and says how many the broker has. */
async function main(url: string, pace: number, seconds: number): Promise<void> {
  const client = await connectAsync(url, { username: 'phat', password: 'phat', protocolVersion: 5 })
  const startedAt = performance.now()
  const total = pace * seconds
  const count = { sent: 0, accepted: 0 }
  while (count.accepted < total) {
    const due = Math.min(total, Math.floor(((performance.now() - startedAt) / 1_000) * pace))
    while (count.sent < due) {
      count.sent += 1
      const { sent } = count
      const at = new Date().toISOString()
      const payload = JSON.stringify({ luc: at, lay_luc: at, quay: `q${sent % 12}`, HoTen: 'Không Có Thật' })
      client.publish(`mo/CN0${1 + (sent % 2)}/phieu/P-${sent}`, payload, { qos: 1 }, () => (count.accepted += 1))
    }
    await sleep(tickMs)
    stdout.write(`${count.accepted}\n`)
  }
  await client.endAsync()
  exit(0)
}

await main(argv[2] ?? '', Number(argv[3]), Number(argv[4]))
