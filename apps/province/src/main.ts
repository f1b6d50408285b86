import process from 'node:process'
import { readSettings } from './settings.ts'
import { startProvince } from './start-province.ts'

const settings = readSettings(process.env)
if (typeof settings === 'string') {
  process.stderr.write(`Sample province: ${settings}\n`)
  process.exit(2)
}

try {
  const province = await startProvince({
    port: settings.PROVINCE_PORT,
    seed: settings.SAMPLE_SEED,
    scale: settings.SAMPLE_SCALE,
    speed: settings.SAMPLE_SPEED,
    credentials: { clientId: settings.PROVINCE_CLIENT_ID, clientSecret: settings.PROVINCE_CLIENT_SECRET },
    adminToken: settings.PROVINCE_ADMIN_TOKEN,
    now: Date.now,
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void province.close().then(() => process.exit(0)))
  }
  process.stdout.write(`Sample province: ${province.url}, ${province.dossiers} dossiers\n`)
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  const reason = isTaken ? `port ${settings.PROVINCE_PORT} is in use; set PROVINCE_PORT to a free one` : String(error)
  process.stderr.write(`Sample province: ${reason}\n`)
  process.exit(1)
}
