import process from 'node:process'
import { portBeside, readSettings } from './settings.ts'
import { startProvince } from './start-province.ts'

const settings = readSettings(process.env)
if (typeof settings === 'string') {
  process.stderr.write(`Sample province: ${settings}\n`)
  process.exit(2)
}

try {
  const province = await startProvince({
    port: settings.PROVINCE_PORT,
    mqttPort: portBeside(settings.PROVINCE_PORT, settings.PROVINCE_MQTT_PORT, 1),
    tlsPort: portBeside(settings.PROVINCE_PORT, settings.PROVINCE_TLS_PORT, 2),
    officeFolder: settings.PROVINCE_OFFICE_DIR ?? null,
    stormFile: settings.PROVINCE_STORM_FILE ?? null,
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
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE' && 'port' in error
  const taken = isTaken ? Number(error.port) : 0
  const mqtt = portBeside(settings.PROVINCE_PORT, settings.PROVINCE_MQTT_PORT, 1)
  const beside = taken === mqtt ? 'PROVINCE_MQTT_PORT' : 'PROVINCE_TLS_PORT'
  const name = taken === settings.PROVINCE_PORT ? 'PROVINCE_PORT' : beside
  const reason = isTaken ? `port ${taken} is in use; set ${name} to a free one` : String(error)
  process.stderr.write(`Sample province: ${reason}\n`)
  process.exit(1)
}
